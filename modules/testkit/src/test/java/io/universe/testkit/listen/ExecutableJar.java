package io.universe.testkit.listen;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An application as it is often shipped: one jar to run, which finds the others in {@code lib/} beside it. */
final class ExecutableJar {

    private ExecutableJar() {}

    /** Makes it in the directory, with links to the entries of the class path. */
    static Path in(Path directory, Class<?> main, String classPath) throws IOException {
        Path lib = Files.createDirectories(directory.resolve("lib"));
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add("lib/" + link(lib.resolve(Integer.toString(entries.size())), Path.of(entry)));
            }
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", entries));
        Path jar = directory.resolve("app.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private static String link(Path link, Path entry) throws IOException {
        Files.createSymbolicLink(link, entry.toAbsolutePath());
        return link.getFileName() + (Files.isDirectory(entry) ? "/" : "");
    }
}
