package io.universe.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Loads classes from a copy of launcher.jar that no path leads to, and from the Java platform. A master outlives the file that it was started from: for the next reload another one is put in its place, and who does that with
 * {@code cp} writes over the very bytes that a JVM reads its classes from (docs/decisions/0029).
 */
final class OwnCopy extends URLClassLoader {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final FileChannel kept;

    private OwnCopy(FileChannel kept, URL jar) {
        super("launcher", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.kept = kept;
    }

    /** Copies the jar to the directory and takes its name away again: its space is free when this process has ended, however it does. Fails where there is no space, or no {@code /proc}. */
    static OwnCopy of(Path jar, Path directory) throws IOException {
        Path named = Files.createTempFile(directory, "universe-launcher", ".jar");
        try {
            Files.copy(jar, named, StandardCopyOption.REPLACE_EXISTING);
            return opened(named);
        } finally {
            Files.deleteIfExists(named);
        }
    }

    private static OwnCopy opened(Path named) throws IOException {
        FileChannel kept = FileChannel.open(named);
        try {
            return new OwnCopy(kept, descriptorOf(named).toUri().toURL());
        } catch (IOException e) {
            kept.close();
            throw e;
        }
    }

    /** What is open can be opened again by its descriptor, also when it has no name any more. */
    private static Path descriptorOf(Path open) throws IOException {
        Path file = open.toRealPath();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (leadsTo(file, descriptor)) {
                    return descriptor;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        throw new NoSuchFileException(DESCRIPTORS.toString(), file.toString(), "no descriptor of that file");
    }

    private static boolean leadsTo(Path file, Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (NoSuchFileException closed) { // by another thread, meanwhile
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        kept.close();
    }
}
