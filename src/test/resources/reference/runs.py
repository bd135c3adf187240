"""What PyTorch, in float64, makes of the runs in runs.json: each iteration's loss, and the validation loss of each epoch.

    python3 runs.py                                                                    writes data and plans
    ./mvnw -o -q test -Dtest=PeerRunsTests -Ddescent.runs.write=true                    adds initial weights and orders of examples
    python3 runs.py                                                                    adds the losses

The last step alone computes them anew. Checked with PyTorch 1.13.
"""
import json
import math
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)
FILE = pathlib.Path(__file__).with_name('runs.json')
ROWS, TRAINED, EPOCHS, BATCH, CLASSES = 28, 21, 5, 8, 3
STEPS = EPOCHS * math.ceil(TRAINED / BATCH)
MLP = {'type': 'mlp', 'hidden': [7, 5], 'activation': 'tanh'}
NET = {'type': 'layers', 'layers': [
    {'type': 'conv2d', 'channels': 4, 'activation': 'tanh'}, {'type': 'batch_normalization'},
    {'type': 'conv2d', 'channels': 3, 'activation': 'softplus'}]}
CE = {'type': 'cross_entropy'}
SGD = {'type': 'sgd', 'learning_rate': 0.2}
ADAM = {'type': 'adam', 'learning_rate': 0.02}
WEIGHTS = [0.5, 2.0, 1.3]


def rounded(tensor, digits):
    return [[round(value, digits) for value in row] for row in tensor.tolist()]


def rows():
    classes = torch.randint(0, CLASSES, (ROWS,))
    features = torch.randn(ROWS, 4) + F.one_hot(classes, 4)
    return {'shape': [4], 'features': rounded(features, 2), 'classes': [[c] for c in classes.tolist()],
            'weights': [round(w, 2) for w in (2 * torch.rand(ROWS)).tolist()]}


def images():
    """Of one channel; classes by brightness, −1 where nobody labelled, and one image without any label."""
    features = F.avg_pool2d(torch.randn(ROWS, 1, 7, 8), 3, 1, 0) * 2
    classes = torch.bucketize(features, torch.tensor([-0.5, 0.6])).flatten(1)
    classes[torch.rand(classes.shape) < 0.2] = -1
    classes[3] = -1
    return {'shape': [1, 5, 6], 'features': rounded(features.flatten(1), 1), 'classes': classes.tolist()}


def case(name, optimizer=SGD, loss=CE, data='rows', model=MLP, **training):
    return {'name': name, 'data': data, 'plan': {
        'model': model, 'loss': loss, 'optimizer': optimizer,
        'training': {'epochs': EPOCHS, 'batch_size': BATCH, 'seed': 5, **training}}}


def cases():
    for options in (
            {'type': 'sgd', 'learning_rate': 0.2, 'weight_decay': 0.05}, {'type': 'sgd', 'learning_rate': 0.2, 'l1': 0.01, 'l2': 0.05},
            {'type': 'nesterovs', 'learning_rate': 0.1, 'momentum': 0.8, 'weight_decay': 0.02},
            {'type': 'adam', 'learning_rate': 0.02, 'beta1': 0.8, 'beta2': 0.95, 'weight_decay': 0.1},
            {'type': 'adamw', 'learning_rate': 0.02, 'weight_decay': 0.3}, {'type': 'amsgrad', 'learning_rate': 0.05, 'beta2': 0.8},
            {'type': 'adamax', 'learning_rate': 0.03}, {'type': 'adagrad', 'learning_rate': 0.1, 'epsilon': 1e-10},
            {'type': 'adadelta', 'rho': 0.9}, {'type': 'rmsprop', 'learning_rate': 0.01, 'rho': 0.95},
            {'type': 'nadam', 'learning_rate': 0.02}, {'type': 'adabelief', 'learning_rate': 0.02, 'epsilon': 1e-8}):
        yield case(' '.join([options['type'], *list(options)[1:]]), options)
    for rate in (
            0.3, {'type': 'cosine', 'initial': 0.3, 'end': 0.01}, {'type': 'cosine', 'initial': 0.3, 'epochs': 3},
            {'type': 'exponential', 'initial': 0.3, 'factor': 0.7, 'per': 'epoch'},
            {'type': 'inverse', 'initial': 0.3, 'gamma': 0.2, 'power': 0.75, 'per': 'iteration'},
            {'type': 'map', 'rates': {'0': 0.3, '4': 0.1, '11': 0.02}}, {'type': 'one_cycle', 'peak': 0.5},
            {'type': 'polynomial', 'initial': 0.3, 'end': 0.01, 'power': 0.9},
            {'type': 'sigmoid', 'initial': 0.3, 'steepness': 0.8, 'midpoint': 7, 'per': 'iteration'},
            {'type': 'step', 'initial': 0.3, 'factor': 0.3, 'every': 2, 'per': 'epoch'},
            {'type': 'warmup', 'iterations': 6, 'schedule': {'type': 'cosine', 'initial': 0.3}},
            {'type': 'warmup', 'epochs': 3, 'schedule': 0.3}):
        yield case(f'rate {rate}', {'type': 'sgd', 'learning_rate': rate})
    for clip in ({'by': 'norm', 'threshold': 0.1}, {'by': 'norm', 'threshold': 0.05, 'per': 'parameter'}, {'by': 'value', 'threshold': 0.02}):
        yield case(f'clip {clip}', {'type': 'sgd', 'learning_rate': 0.5, 'clip': clip})
    smooth = {'type': 'weighted_cross_entropy', 'class_weights': WEIGHTS, 'label_smoothing': 0.1}
    yield case('label smoothing and class weights', ADAM, smooth)
    yield case('focal', ADAM, {'type': 'focal', 'gamma': 1.5})
    yield case('quadratic', ADAM, {'type': 'mse'})
    yield case('sum with a weight by epochs', ADAM, {'type': 'sum', 'terms': [
        {'loss': 'cross_entropy'}, {'loss': 'mse', 'weight': {'type': 'map', 'rates': {'0': 0, '2': 3}}}]})
    yield case('weights of examples', ADAM, data='weighted rows')
    yield case('shards', ADAM, shards=2)
    yield case('last batch joined', ADAM, last_batch='join')
    yield case('last batch left out', ADAM, last_batch='drop')
    for name, loss in (('cross entropy', CE), ('dice', {'type': 'dice', 'smooth': 1}), ('sum', {'type': 'sum', 'terms': [
            {'loss': 'cross_entropy', 'weight': 0.5}, {'loss': {'type': 'dice', 'smooth': 1}}]})):
        yield case(f'masks with void: {name}', ADAM, loss, 'images', NET)


class ByHand(torch.optim.Optimizer):
    """What PyTorch does not have, or has otherwise; decay rates 0.9 and 0.999."""

    def __init__(self, groups, lr, eps=1e-8):
        super().__init__(groups, {'lr': lr, 'eps': eps})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group['params']:
                state = self.state[p]
                state['t'] = state.get('t', 0) + 1
                state['m'] = 0.9 * state.get('m', 0) + 0.1 * p.grad
                p -= group['lr'] * self.direction(state, p.grad, state['t'], group['eps'])


class AdaBelief(ByHand):
    """Zhuang et al. 2020, arXiv:2010.07468, algorithm 2."""

    def direction(self, state, g, t, eps):
        state['s'] = 0.999 * state.get('s', 0) + 0.001 * (g - state['m']) ** 2 + eps
        return state['m'] / (1 - 0.9 ** t) / ((state['s'] / (1 - 0.999 ** t)).sqrt() + eps)


class Nadam(ByHand):
    """Dozat 2016, with a momentum that stays. PyTorch's lets it grow, and 1.13 divides the mean by 1 - 0.9^(t+2) in its first step."""

    def direction(self, state, g, t, eps):
        state['v'] = 0.999 * state.get('v', 0) + 0.001 * g ** 2
        mean = 0.9 * state['m'] / (1 - 0.9 ** (t + 1)) + 0.1 * g / (1 - 0.9 ** t)
        return mean / ((state['v'] / (1 - 0.999 ** t)).sqrt() + eps)


def optimizer(spec, weights, others):
    groups = [{'params': weights, 'weight_decay': spec.get('weight_decay', 0)}, {'params': others, 'weight_decay': 0}]
    lr = spec.get('learning_rate', 1.0)
    lr = lr if isinstance(lr, float) else 1.0
    betas = (spec.get('beta1', 0.9), spec.get('beta2', 0.999))
    optim = torch.optim
    return {
        'sgd': lambda: optim.SGD(groups, lr),
        'nesterovs': lambda: optim.SGD(groups, lr, momentum=spec['momentum'], nesterov=True),
        'adam': lambda: optim.Adam(groups, lr, betas), 'adamw': lambda: optim.AdamW(groups, lr, betas),
        'amsgrad': lambda: optim.Adam(groups, lr, betas, amsgrad=True), 'adamax': lambda: optim.Adamax(groups, lr, betas),
        'adagrad': lambda: optim.Adagrad(groups, lr), 'adadelta': lambda: optim.Adadelta(groups, lr, rho=spec['rho']),
        'rmsprop': lambda: optim.RMSprop(groups, lr, alpha=spec['rho']),
        'nadam': lambda: Nadam(groups, lr), 'adabelief': lambda: AdaBelief(groups, lr, spec['epsilon'])}[spec['type']]()


def rate(spec, i, epoch):
    """Of an iteration, from 0, in an epoch, from 0."""
    if not isinstance(spec, dict):
        return spec
    kind, first, last = spec['type'], spec.get('initial'), spec.get('end', 0)
    t = epoch if spec.get('per') == 'epoch' else i
    done = min(1, epoch / spec['epochs'] if 'epochs' in spec else i / STEPS)

    def half_cosine(a, b, x):
        return b + (a - b) * (1 + math.cos(math.pi * x)) / 2

    return {
        'cosine': lambda: half_cosine(first, last, done), 'exponential': lambda: first * spec['factor'] ** t,
        'inverse': lambda: first / (1 + spec['gamma'] * t) ** spec['power'],
        'map': lambda: spec['rates'][max((b for b in spec['rates'] if int(b) <= t), key=int)],
        'one_cycle': lambda: half_cosine(spec['peak'] / 25, spec['peak'], done / 0.3) if done < 0.3
        else half_cosine(spec['peak'], spec['peak'] / 25e4, (done - 0.3) / 0.7),
        'polynomial': lambda: last + (first - last) * (1 - done) ** spec['power'],
        'sigmoid': lambda: first / (1 + math.exp(spec['steepness'] * (t - spec['midpoint']))),
        'step': lambda: first * spec['factor'] ** (t // spec['every']),
        'warmup': lambda: rate(spec['schedule'], i, epoch)
        * min(1, (epoch + 1) / spec['epochs'] if 'epochs' in spec else (i + 1) / spec['iterations'])}[kind]()


def loss_of(spec, logits, classes, epoch):
    """Of each example: logits [n, classes, …], classes [n, …] with −1 where nothing counts."""
    kind = spec['type'] if isinstance(spec, dict) else spec
    spec = spec if isinstance(spec, dict) else {}
    valid = (classes >= 0).double()
    labels = F.one_hot(classes.clamp(min=0), CLASSES).movedim(-1, 1).double()
    p = logits.softmax(1)
    cross_entropy = F.cross_entropy(logits, classes, ignore_index=-1, reduction='none')

    def mean(each):
        return (each * valid).reshape(len(each), -1).sum(1) / valid.reshape(len(each), -1).sum(1).clamp(min=1)

    if kind == 'sum':
        return sum(rate(term.get('weight', 1), epoch, epoch) * loss_of(term['loss'], logits, classes, epoch) for term in spec['terms'])
    if kind == 'dice':
        seen, drawn = (p * valid[:, None]).flatten(2), (labels * valid[:, None]).flatten(2)
        overlap = (2 * (seen * drawn).sum(2) + spec['smooth']) / (seen.sum(2) + drawn.sum(2) + spec['smooth'])
        return 1 - overlap.mean(1)
    return mean({'cross_entropy': lambda: cross_entropy,
                 'weighted_cross_entropy': lambda: F.cross_entropy(
                     logits, classes, torch.tensor(spec['class_weights']), reduction='none', label_smoothing=spec['label_smoothing']),
                 'focal': lambda: (1 - torch.exp(-cross_entropy)) ** spec['gamma'] * cross_entropy,
                 'mse': lambda: ((p - labels) ** 2).mean(1)}[kind]())


class Model:
    """The network of a plan, from its flat weights."""

    def __init__(self, kind, flat):
        self.flat, self.at, self.weights, self.others = torch.tensor(flat), 0, [], []
        self.is_map = kind == 'layers'
        if self.is_map:
            self.first = self.convolution(1, 4, 3)
            self.scale = self.take(self.others, 4), self.take(self.others, 4)
            self.running = self.take([], 4).detach(), 10 ** (2 * self.take([], 4).detach())  # DL4J keeps the logarithm of the deviation
            self.second, self.last = self.convolution(4, 3, 3), self.convolution(3, CLASSES, 1)
        else:
            self.layers = [self.dense(a, b) for a, b in ((4, 7), (7, 5), (5, CLASSES))]
        assert self.at == len(flat), (self.at, len(flat))

    def take(self, into, *shape):
        count = math.prod(shape)
        part = self.flat[self.at:self.at + count].reshape(shape).clone().requires_grad_()
        self.at += count
        into.append(part)
        return part

    def dense(self, inputs, outputs):
        return self.take(self.weights, outputs, inputs), self.take(self.others, outputs)

    def convolution(self, inputs, outputs, kernel):
        bias = self.take(self.others, outputs)
        return self.take(self.weights, outputs, inputs, kernel, kernel), bias

    def __call__(self, x, training):
        if not self.is_map:
            for layer in self.layers[:-1]:
                x = torch.tanh(F.linear(x, *layer))
            return F.linear(x, *self.layers[-1])
        x = torch.tanh(F.conv2d(x, *self.first, padding=1))
        mean, variance = self.running
        if training:
            mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
            self.running = tuple((0.9 * old + 0.1 * new).detach() for old, new in zip(self.running, (mean, variance)))
        x = F.batch_norm(x, mean, variance, *self.scale, False) if not training else F.batch_norm(x, None, None, *self.scale, True)
        return F.conv2d(F.softplus(F.conv2d(x, *self.second, padding=1)), *self.last)


def batches(order, how):
    cut = [order[i:i + BATCH] for i in range(0, len(order), BATCH)]
    if how == 'join':
        return cut[:-2] + [cut[-2] + cut[-1]]
    return cut[:-1] if how == 'drop' else cut


def penalized(spec, weights):
    for w in weights:
        w.grad += spec.get('l2', 0) * w.detach() + spec.get('l1', 0) * w.detach().sign()


def clipped(clip, parameters):
    if clip['by'] == 'value':
        torch.nn.utils.clip_grad_value_(parameters, clip['threshold'])
        return
    for group in ([p] for p in parameters) if clip.get('per') == 'parameter' else [parameters]:
        torch.nn.utils.clip_grad_norm_(group, clip['threshold'])


def run(case, data, initial, orders):
    plan = case['plan']
    spec, training = plan['optimizer'], plan['training']
    model = Model(plan['model']['type'], initial)
    parameters = model.weights + model.others
    steps = optimizer(spec, model.weights, model.others)
    x = torch.tensor(data['features'], dtype=torch.float32).double().reshape([ROWS] + data['shape'])
    y = torch.tensor(data['classes']).reshape([ROWS] + data['shape'][1:])
    counts = (y >= 0).reshape(ROWS, -1).any(1).double()
    weights = torch.tensor(data['weights'], dtype=torch.float32).double() if case['data'] == 'weighted rows' else torch.ones(ROWS)
    case['losses'], case['validation'] = [], []

    def mean(chosen, epoch, training):
        each = loss_of(plan['loss'], model(x[chosen], training), y[chosen], epoch) * weights[chosen] * counts[chosen]
        return each.sum() / counts[chosen].sum()

    for epoch in range(training['epochs']):
        for chosen in batches(orders[epoch], training.get('last_batch')):
            for group in steps.param_groups if isinstance(spec.get('learning_rate'), dict) else []:
                group['lr'] = rate(spec['learning_rate'], len(case['losses']), epoch)
            steps.zero_grad()
            loss = mean(chosen, epoch, True)
            loss.backward()
            penalized(spec, model.weights)
            if 'clip' in spec:
                clipped(spec['clip'], parameters)
            steps.step()
            case['losses'].append(float(f'{loss.item():.9g}'))
        with torch.no_grad():
            case['validation'].append(float(f'{mean(list(range(TRAINED, ROWS)), epoch, False).item():.9g}'))


def main():
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    runs = {'trained': TRAINED, 'data': {'rows': rows(), 'images': images()}, 'initial': known.get('initial', {}),
            'orders': known.get('orders', []), 'cases': list(cases())}
    for case in runs['cases'] if runs['orders'] else []:
        run(case, runs['data'][case['data'].split()[-1]], runs['initial'][case['plan']['model']['type']], runs['orders'])
    lines = [f' "{key}": [\n  ' + ',\n  '.join(json.dumps(c) for c in value) + ']' if key == 'cases' else f' "{key}": ' + json.dumps(value)
             for key, value in runs.items()]
    FILE.write_text('{\n' + ',\n'.join(lines) + '\n}\n')


main()
