"""The networks of TrainingBenchmark in PyTorch, one thread: bench/peer.py ../shared/data. Prints samples per second of an epoch."""

import gzip
import sys
import time

try:
    import torch
    from torch import nn
except ImportError:
    print("PyTorch: not run (no torch for this python3)")
    sys.exit(0)


def digits(folder):
    with gzip.open(folder + "/mnist/t10k-images-idx3-ubyte.gz") as images:
        pixels = torch.frombuffer(bytearray(images.read()[16:]), dtype=torch.uint8)
    with gzip.open(folder + "/mnist/t10k-labels-idx1-ubyte.gz") as labels:
        classes = torch.frombuffer(bytearray(labels.read()[8:]), dtype=torch.uint8)
    features = pixels.reshape(-1, 1, 28, 28).float()
    features = (features - features[:8000].mean()) / features[:8000].std()
    return features[:8000], classes[:8000].long()


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def mlp():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))


def epoch(network, optimizer, features, classes, batch):
    start = time.perf_counter()
    for first in range(0, len(features), batch):
        optimizer.zero_grad()
        outputs = network(features[first:first + batch])
        nn.functional.cross_entropy(outputs, classes[first:first + batch]).backward()
        optimizer.step()
    return len(features) / (time.perf_counter() - start)


def main():
    torch.set_num_threads(1)
    features, classes = digits(sys.argv[1])
    for name, network, batch in (("lenet", lenet(), 64), ("mlp", mlp(), 128)):
        optimizer = torch.optim.Adam(network.parameters())
        rates = [epoch(network, optimizer, features, classes, batch) for _ in range(6)][1:]
        print(f"{name}: PyTorch {sorted(rates)[len(rates) // 2]:.0f} samples/s (median of 5 epochs)")


if __name__ == "__main__":
    main()
