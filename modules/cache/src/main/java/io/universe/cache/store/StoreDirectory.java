package io.universe.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A directory with the stores of namespaces, one file {@code NAME.mv} each. One process at a time has it. Any thread may call it. */
public final class StoreDirectory implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final String SUFFIX = ".mv";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final Path directory;
    private final StoreLock lock;
    private final UnaryOperator<String> fileLayer;
    private final StoreThread thread;
    private final Map<String, NamespaceStore> open = new ConcurrentHashMap<>();
    private boolean isClosed;

    private StoreDirectory(Path directory, StoreLock lock, UnaryOperator<String> fileLayer, LongSupplier nanoTime) {
        this.directory = directory;
        this.lock = lock;
        this.fileLayer = fileLayer;
        this.thread = new StoreThread(directory, nanoTime);
    }

    /**
     * Opens a directory, which is made where it does not exist, and closed to other users.
     *
     * @throws StoreException where another process has it, whose pid the message says, or the disk refuses; a second try can succeed
     */
    public static StoreDirectory open(Path directory) {
        return open(directory, UnaryOperator.identity());
    }

    /** With something between MVStore and the disk. */
    static StoreDirectory open(Path directory, UnaryOperator<String> fileLayer) {
        try {
            create(directory);
            StoreDirectory opened = new StoreDirectory(directory, StoreLock.of(directory), fileLayer, System::nanoTime);
            opened.thread.start();
            return opened;
        } catch (IOException e) {
            throw StoreException.reading(directory, e);
        }
    }

    /** Nobody but the user of this process is to read it, where the file system knows of that. */
    private static void create(Path directory) throws IOException {
        Files.createDirectories(directory);
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Namespaces that have a file, in order. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StoreException.reading(directory, e);
        }
    }

    /**
     * Opens the store of a namespace, or makes one. All of it is read, so that damage is found now. The future fails with a {@link StoreException} where the disk refuses, and where the
     * namespace is open already.
     *
     * @param name 1 to 100 letters, digits, dots, underscores and dashes
     */
    public CompletableFuture<NamespaceStore> namespace(String name, FsyncPolicy policy) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a namespace is 1 to 100 letters, digits, dots, underscores and dashes, not '" + name
                            + "'");
        }
        return thread.between(() -> open(name, policy));
    }

    private NamespaceStore open(String name, FsyncPolicy policy) {
        Path path = directory.resolve(name + SUFFIX);
        if (open.containsKey(name)) {
            throw StoreException.of("The store of " + name + " (" + path + ") is open already. Close it first");
        }
        Opening opening = new Opening(path, fileLayer);
        Opening.Opened opened = opening.open();
        NamespaceWriter writer = new NamespaceWriter(path, policy, opened.file(), opening::reopen);
        thread.add(writer);
        NamespaceStore store = new NamespaceStore(path, name, thread, writer, opened.damage(), () -> open.remove(name));
        open.put(name, store);
        return store;
    }

    /** Closes all namespaces, everything in them forced, and gives the directory back. Waits for the disk, half a minute at most. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        await(thread.end(this::closeAll));
    }

    private void closeAll() {
        List<RuntimeException> failures = new ArrayList<>();
        List.copyOf(open.values()).forEach(store -> closeOne(store, failures));
        lock.close();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static void closeOne(NamespaceStore store, List<RuntimeException> failures) {
        try {
            store.closeNow();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void await(CompletableFuture<Void> closing) {
        try {
            closing.get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw StoreException.of("The disk of " + directory + " has not answered for " + CLOSE_TIMEOUT.toSeconds()
                    + " s. What was acknowledged is with the operating system; look after the disk");
        } catch (ExecutionException e) {
            throw StoreException.writing(directory, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
