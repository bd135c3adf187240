package dev.descent.ml.network;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processor as native code sees it.
 *
 * @param platform as JavaCPP names it: {@code linux-x86_64}
 * @param flags instruction sets, as Linux names them; empty where they cannot be read
 */
record Cpu(String platform, Set<String> flags) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    Cpu {
        flags = Set.copyOf(flags);
    }

    static Cpu ofThisMachine() {
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        return new Cpu(platform, platform.equals("linux-x86_64") ? flags(CPUINFO) : Set.of());
    }

    /** Whether it has all of these instruction sets, separated by blanks. */
    boolean has(String wanted) {
        return wanted.isEmpty() || flags.containsAll(List.of(wanted.split(" ", -1)));
    }

    static String platform(String name, String architecture) {
        String system = name.toLowerCase(Locale.ROOT);
        String os = system.startsWith("mac") ? "macosx" : system.startsWith("windows") ? "windows" : "linux";
        return os + "-"
                + switch (architecture) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm64";
                    default -> architecture;
                };
    }

    static Set<String> flags(Path cpuinfo) {
        if (!Files.isReadable(cpuinfo)) {
            return Set.of();
        }
        // not Files.lines: its channel fails where the thread is interrupted, as a request's is whose client is gone
        try (BufferedReader lines = new BufferedReader(new FileReader(cpuinfo.toFile(), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
                    .stream()
                    .flatMap(Arrays::stream)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
