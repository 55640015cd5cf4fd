package io.universe.launcher.master.ecv;

import io.universe.launcher.config.ConfigurationException;
import io.universe.operations.EcvValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes that an operator has added to the master: those of the jars in the home's {@code monitor/}. */
final class OperatorClasses {

    private OperatorClasses() {}

    /** Makes one of this name. Throws ConfigurationException where there is none, or it is no validator. */
    static EcvValidator validator(Path directory, String name) {
        try {
            Class<?> found = Class.forName(name, true, loader(directory));
            return found.asSubclass(EcvValidator.class).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw refusal(name, "is in no jar of " + directory + "; put it there, or correct the name", e);
        } catch (ClassCastException e) {
            throw refusal(name, "is no " + EcvValidator.class.getName() + "; have it implement that", e);
        } catch (ReflectiveOperationException | LinkageError | IOException e) {
            throw refusal(name, "cannot be made (" + e + "); it needs a constructor without arguments", e);
        }
    }

    private static ConfigurationException refusal(String name, String why, Throwable cause) {
        ConfigurationException refusal = new ConfigurationException(List.of("ecv.validator: \"" + name + "\" " + why));
        refusal.initCause(cause);
        return refusal;
    }

    /** Lives as long as the master. */
    private static ClassLoader loader(Path directory) throws IOException {
        ClassLoader own = OperatorClasses.class.getClassLoader();
        if (!Files.isDirectory(directory)) {
            return own;
        }
        try (Stream<Path> files = Files.list(directory)) {
            URL[] jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(OperatorClasses::url)
                    .toArray(URL[]::new);
            return new URLClassLoader("monitor", jars, own);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
