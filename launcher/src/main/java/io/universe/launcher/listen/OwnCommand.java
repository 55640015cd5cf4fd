package io.universe.launcher.listen;

import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.OwnWords;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * How this process was started, so that others can be started the same way.
 *
 * @param classPath the entries that exist, and those that the manifests of jars add to them
 * @param properties the {@code -D} options of its JVM
 */
record OwnCommand(List<Path> classPath, String mainClass, List<String> arguments, List<String> properties) {

    private static final int UNFIT = 78;

    /** Reads it from the running JVM. Throws LauncherFailure (78) where the process was started in a way that workers cannot be. */
    static OwnCommand ofProcess() {
        return of(
                System.getProperties(),
                OwnWords.read(),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /**
     * Puts it together.
     *
     * @param system the JVM's own properties
     * @param words of the command line; empty where the operating system does not tell them apart
     * @param jvmArguments the options of the JVM
     */
    static OwnCommand of(Properties system, List<String> words, List<String> jvmArguments) {
        refuseModules(system);
        String command = system.getProperty("sun.java.command", "");
        String classPath = system.getProperty("java.class.path", "");
        ClassPath entries = ClassPath.of(classPath, Path.of(system.getProperty("user.dir", "")));
        Optional<String> jarMain = isStartOf(command, classPath) ? entries.mainClass() : Optional.empty();
        String main = jarMain.isPresent() ? classPath : command.split(" ", 2)[0];
        return new OwnCommand(
                entries.complete(),
                jarMain.orElse(main),
                arguments(command, main, words),
                jvmArguments.stream()
                        .filter(argument -> argument.startsWith("-D"))
                        .toList());
    }

    /** The copy of the code that workers run from is a class path. */
    private static void refuseModules(Properties system) {
        if (system.containsKey("jdk.module.main") || system.containsKey("jdk.module.path")) {
            throw new LauncherFailure(
                    UNFIT,
                    "the application was started from a module path or a source file, which workers cannot be; "
                            + "start it with java -cp CLASSPATH MAINCLASS or java -jar JAR",
                    null);
        }
    }

    /** With {@code -jar} the JVM's record begins with the jar, which is the class path too and may hold blanks. */
    private static boolean isStartOf(String command, String jar) {
        return command.equals(jar) || command.startsWith(jar + " ");
    }

    /** The last words that together are the JVM's own record, which does not tell them apart; it is split at blanks where there are no such words. */
    private static List<String> arguments(String command, String main, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(main)
                    && String.join(" ", words.subList(i, words.size())).equals(command)) {
                return words.subList(i + 1, words.size());
            }
        }
        String rest =
                command.substring(Math.min(command.length(), main.length())).strip();
        return rest.isEmpty() ? List.of() : List.of(rest.split(" ", -1));
    }
}
