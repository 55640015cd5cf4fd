package io.universe.launcher.listen;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How this process was started, so that others can be started the same way.
 *
 * @param classPath the entries that exist
 * @param properties the {@code -D} options of its JVM
 */
record OwnCommand(List<Path> classPath, String mainClass, List<String> arguments, List<String> properties) {

    private static final Path LINUX_COMMAND_LINE = Path.of("/proc/self/cmdline");

    /** Reads it from the running JVM. */
    static OwnCommand ofProcess() {
        String command = System.getProperty("sun.java.command", "");
        String mainClass = command.split(" ", 2)[0];
        return new OwnCommand(ownClassPath(), mainClass, ownArguments(mainClass, command), ownProperties());
    }

    private static List<Path> ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(Files::exists)
                .distinct()
                .toList();
    }

    /** Linux tells the arguments apart; elsewhere the JVM's own record is split at blanks. */
    private static List<String> ownArguments(String mainClass, String command) {
        try {
            List<String> words = words(Files.readString(LINUX_COMMAND_LINE, StandardCharsets.UTF_8));
            int main = words.indexOf(mainClass);
            return main < 0 ? split(command) : words.subList(main + 1, words.size());
        } catch (IOException e) {
            return split(command);
        }
    }

    private static List<String> words(String zeroSeparated) {
        List<String> words = List.of(zeroSeparated.split("\0", -1));
        return zeroSeparated.endsWith("\0") ? words.subList(0, words.size() - 1) : words;
    }

    private static List<String> split(String command) {
        List<String> words = List.of(command.split(" ", -1));
        return words.subList(1, words.size());
    }

    private static List<String> ownProperties() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D"))
                .toList();
    }
}
