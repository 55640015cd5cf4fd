package io.universe.launcher;

import io.universe.launcher.cli.HostProcesses;
import io.universe.launcher.cli.LauncherCommandLine;
import io.universe.launcher.cli.Ports;
import io.universe.launcher.cli.SystemPace;
import io.universe.launcher.cli.VertxControlClient;
import io.universe.launcher.config.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The launcher's entry: the real ports, the command line, and the only exit. A master runs from a copy of launcher.jar. */
public final class Main {

    private static final Pattern OF_MASTER = Pattern.compile("--?cluster(=true)?");
    private static final Pattern OF_AGENT = Pattern.compile("-javaagent:.*");
    private static final Pattern OF_ARCHIVE = Pattern.compile("-XX:(SharedArchiveFile|ArchiveClassesAtExit)=.*");

    private Main() {}

    /** Runs the command that the arguments name. */
    public static void main(String[] arguments) {
        Path jar = launcherJar();
        boolean isMaster = Stream.of(arguments).anyMatch(OF_MASTER.asMatchPredicate());
        exit(isMaster && isAlone(jar) ? runFromCopy(jar, arguments) : run(jar, arguments));
    }

    /** The command's exit code. The jar is the operator's, wherever this class was loaded from. */
    public static int run(Path launcherJar, String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return LauncherCommandLine.execute(ports(launcherJar), out, err, arguments);
    }

    /**
     * As it is with {@code java -jar}: whoever puts more on the class path, or has an agent put it there, wants it to be seen, and whoever gives an archive of classes wants them from there, which the JVM does for its own class
     * loaders only.
     */
    private static boolean isAlone(Path jar) {
        try {
            return Files.isSameFile(jar, Path.of(System.getProperty("java.class.path")))
                    && !isGiven(OF_AGENT)
                    && !isGiven(OF_ARCHIVE);
        } catch (IOException several) {
            return false;
        }
    }

    private static boolean isGiven(Pattern option) {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().anyMatch(option.asMatchPredicate());
    }

    private static int runFromCopy(Path jar, String[] arguments) {
        try {
            ClassLoader copy = OwnCopy.of(jar, Path.of(System.getProperty("java.io.tmpdir")));
            Thread.currentThread().setContextClassLoader(copy);
            Method run = copy.loadClass(Main.class.getName()).getMethod("run", Path.class, String[].class);
            return (int) run.invoke(null, jar, arguments);
        } catch (IOException e) {
            System.err.println("the master runs from launcher.jar itself, of which there can be no copy (" + e
                    + "): replace it by mv, not by cp");
            return run(jar, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is not in the copy of launcher.jar: " + e.getMessage(), e);
        }
    }

    /** Ends this JVM: the one place where the launcher does, also as the master of an application with a main of its own. */
    public static void exit(int code) {
        System.exit(code);
    }

    private static Ports ports(Path launcherJar) {
        return new Ports(
                launcherJar,
                Sources::ofProcess,
                version(),
                new UniverseRunner(),
                VertxControlClient::new,
                new HostProcesses(),
                new SystemPace());
    }

    /** A class that comes from an archive says where the jar was when that was made. */
    private static Path launcherJar() {
        Path classPath = Path.of(System.getProperty("java.class.path"));
        return isGiven(OF_ARCHIVE) && Files.isRegularFile(classPath) ? classPath.toAbsolutePath() : source();
    }

    private static Path source() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("launcher.jar lies where no path leads", e);
        }
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
