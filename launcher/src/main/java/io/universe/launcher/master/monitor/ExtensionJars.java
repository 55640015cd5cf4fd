package io.universe.launcher.master.monitor;

import io.universe.operations.MonitorExtension;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jars of the home's {@code monitor/}, in a class loader of their own above the platform. What is wrong with one is told by its name, and it is left out. */
final class ExtensionJars implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExtensionJars.class);

    private final Path directory;
    private final BiConsumer<String, Optional<String>> onFailure;
    private final Optional<URLClassLoader> loader;

    private ExtensionJars(Path directory, BiConsumer<String, Optional<String>> onFailure) {
        this.directory = directory;
        this.onFailure = onFailure;
        URL[] jars = jars().filter(this::isSound).map(ExtensionJars::url).toArray(URL[]::new);
        this.loader = jars.length == 0
                ? Optional.empty()
                : Optional.of(new URLClassLoader("monitor", jars, MonitorExtension.class.getClassLoader()));
    }

    /** Those that are there now. Loads no class of theirs. */
    static ExtensionJars in(Path directory, BiConsumer<String, Optional<String>> onFailure) {
        return new ExtensionJars(directory, onFailure);
    }

    private Stream<Path> jars() {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            onFailure.accept(directory.toString(), Optional.of(e.toString()));
            return Stream.empty();
        }
    }

    private boolean isSound(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.size() >= 0;
        } catch (IOException e) {
            onFailure.accept(String.valueOf(jar.getFileName()), Optional.of("cannot be read: " + e));
            return false;
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** New objects of what they provide: code of theirs runs. */
    List<MonitorExtension> extensions() {
        return loader.map(this::extensions).orElse(List.of());
    }

    private List<MonitorExtension> extensions(URLClassLoader from) {
        List<MonitorExtension> found = new ArrayList<>();
        Iterator<ServiceLoader.Provider<MonitorExtension>> providers =
                ServiceLoader.load(MonitorExtension.class, from).stream().iterator();
        while (next(providers, found)) {
            LOG.debug("found {}", found);
        }
        return found;
    }

    /** A provider that cannot be had is passed over. */
    private boolean next(Iterator<ServiceLoader.Provider<MonitorExtension>> providers, List<MonitorExtension> found) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            found.add(providers.next().get());
        } catch (ServiceConfigurationError | LinkageError e) {
            onFailure.accept(directory.getFileName() + "/", Optional.of(e.toString()));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        if (loader.isPresent()) {
            loader.get().close();
        }
    }
}
