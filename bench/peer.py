"""The networks of EngineBenchmark in PyTorch, one thread, on made-up data.

    bench/peer.py [seconds] [network …]      a line per network and setting: samples per second of CPU time (of which it takes so
                                             many seconds), and of wall time
    bench/peer.py job                        iris as a program of its own would train it: seconds from start to end of the training

Plain is what one writes first; best has the fused Adam where this version has it, denormal numbers flushed to zero, and images with their
channels last. Both name the version and how it was built: a ratio is against that PyTorch, and no other.
"""

import sys
import time

try:
    import torch
    from torch import nn
except ImportError:
    print("PyTorch: not run (no torch for this python3)")
    sys.exit(0)

cross_entropy = nn.functional.cross_entropy


class UNet(nn.Module):
    def __init__(self, channels=16, depth=3):
        super().__init__()
        widths = [channels << level for level in range(depth + 1)]
        self.down = nn.ModuleList(self.two(before, width) for before, width in zip([3] + widths, widths))
        self.up = nn.ModuleList(self.two(3 * width, width) for width in reversed(widths[:-1]))
        self.last = nn.Conv2d(channels, 3, 1)

    @staticmethod
    def two(before, width):
        return nn.Sequential(
            nn.Conv2d(before, width, 3, padding=1), nn.ReLU(), nn.Conv2d(width, width, 3, padding=1), nn.ReLU())

    def forward(self, x):
        skips = []
        for level, layers in enumerate(self.down):
            if level:
                skips.append(x)
                x = nn.functional.max_pool2d(x, 2)
            x = layers(x)
        for layers in self.up:
            x = layers(torch.cat([nn.functional.interpolate(x, scale_factor=2, mode="nearest"), skips.pop()], 1))
        return self.last(x)


def mlp(*widths):
    layers = [nn.Flatten()]
    for before, width in zip(widths, widths[1:]):
        layers += [nn.Linear(before, width), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def segmentation_loss(outputs, classes):
    return cross_entropy(outputs, classes, reduction="sum") / len(classes)


# network, shape of an example, classes, shape of its labels, batch, loss
WORKS = {
    "mlp": (lambda: mlp(784, 256, 128, 10), (784,), 10, (), 128, cross_entropy),
    "lenet": (lenet, (1, 28, 28), 10, (), 64, cross_entropy),
    "unet": (UNet, (3, 64, 64), 3, (64, 64), 8, segmentation_loss),
    "iris": (lambda: mlp(4, 16, 3), (4,), 3, (), 16, cross_entropy),
}


def adam(parameters, best):
    if best:
        try:
            return torch.optim.Adam(parameters, fused=True), "fused Adam"
        except (TypeError, RuntimeError):
            pass
        try:
            return torch.optim.Adam(parameters, foreach=True), "foreach Adam, fused not to be had"
        except TypeError:
            pass
    return torch.optim.Adam(parameters), "Adam"


def measure(name, best, seconds):
    build, shape, classes, labels, batch, loss = WORKS[name]
    torch.manual_seed(1)
    torch.set_flush_denormal(best)
    network = build()
    optimizer, rule = adam(list(network.parameters()), best)
    inputs = [torch.rand(batch, *shape) - 0.5 for _ in range(8)]
    if best and len(shape) == 3:
        network = network.to(memory_format=torch.channels_last)
        inputs = [x.contiguous(memory_format=torch.channels_last) for x in inputs]
    wanted = [torch.randint(classes, (batch, *labels)) for _ in range(8)]
    steps = 0
    warm = time.process_time() + seconds / 4
    wall = cpu = None
    while wall is None or time.process_time() < cpu + seconds:
        if wall is None and time.process_time() >= warm and steps > 2:
            wall, cpu, steps = time.perf_counter(), time.process_time(), 0
        optimizer.zero_grad(set_to_none=True)
        loss(network(inputs[steps % 8]), wanted[steps % 8]).backward()
        optimizer.step()
        steps += 1
    setting = f"best ({rule}, flushed, channels last)" if best else f"plain ({rule})"
    samples = steps * batch
    print(
        f"{name} {'best' if best else 'plain'}: {samples / (time.process_time() - cpu):.0f}"
        f" ({samples / (time.perf_counter() - wall):.0f}) samples/s, {setting}",
        flush=True)


def job():
    """As examples/iris.json: 120 rows, 40 epochs in batches of 16, and the loss of each iteration in a list."""
    start = time.perf_counter()
    network = mlp(4, 16, 16, 3)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    features, wanted = torch.randn(120, 4), torch.arange(120) % 3
    losses = []
    for _ in range(40):
        order = torch.randperm(120)
        for first in range(0, 120, 16):
            rows = order[first:first + 16]
            optimizer.zero_grad()
            value = cross_entropy(network(features[rows]), wanted[rows])
            value.backward()
            optimizer.step()
            losses.append(value.item())
    print(f"iris, training alone: {1000 * (time.perf_counter() - start):.0f} ms")


def main():
    torch.set_num_threads(1)
    oneDNN = next((line.strip() for line in torch.__config__.show().split("\n") if "MKL-DNN" in line), "no oneDNN")
    print(f"PyTorch {torch.__version__}, {oneDNN.lstrip('- ')}")
    arguments = sys.argv[1:]
    if arguments[:1] == ["job"]:
        job()
        return
    seconds = float(arguments[0]) if arguments else 5
    for name in arguments[1:] or WORKS:
        for best in (False, True):
            measure(name, best, seconds)


if __name__ == "__main__":
    main()
