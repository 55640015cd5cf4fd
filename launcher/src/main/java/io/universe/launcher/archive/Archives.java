package io.universe.launcher.archive;

import io.universe.launcher.process.CodeStore.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class-data archives of a home, as those see them who start JVMs: which options a JVM gets that runs from a copy of the code. An archive is read through once for each copy, by whoever asks first, and looked at
 * each time. Safe from any thread.
 */
public final class Archives {

    private final boolean isWanted;
    private final Jvm jvm;
    /** Empty where nothing is kept, so that there is nothing to find or to delete either. */
    private final Optional<ArchiveStore> store;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    /** What has become known before anybody listened. */
    private final List<ArchiveNews> untold = new ArrayList<>();

    private @Nullable Consumer<ArchiveNews> listener;

    /** The copy of the code that workers were last started from. */
    private volatile Optional<Code> current = Optional.empty();

    /**
     * What is known of the archive for a copy of the code.
     *
     * @param key empty where there cannot be one
     */
    record Entry(Optional<ArchiveKey> key, Optional<Archive> archive) {

        static final Entry NONE = new Entry(Optional.empty(), Optional.empty());

        boolean isMissing() {
            return key.isPresent() && archive.isEmpty();
        }
    }

    private Archives(boolean isWanted, Jvm jvm, Optional<ArchiveStore> store) {
        this.isWanted = isWanted;
        this.jvm = jvm;
        this.store = store;
    }

    /** Those in the given directory, for the Java platform; none where they are not wanted. */
    public static Archives in(Path directory, Jvm jvm, boolean isWanted) {
        return new Archives(isWanted, jvm, Optional.of(new ArchiveStore(directory)));
    }

    /** For code that does not begin with a launcher.jar. */
    public static Archives none() {
        return new Archives(false, Jvm.ofProcess(), Optional.empty());
    }

    /** The options of a worker's JVM that runs from the copy, or none where it cannot, or the operator's options or variables for it say otherwise. */
    public List<String> forWorker(Code code, List<String> jvmOptions, Map<String, String> environment) {
        current = Optional.of(code);
        return isLeftToUs(jvmOptions, environment) ? options(code, Archives::name) : List.of();
    }

    /** The options of any other JVM that runs from the copy. {@code commonOptions} is what workers have, which has to be the same where it matters. */
    public List<String> forOther(Code code, List<String> commonOptions) {
        return isLeftToUs(List.of(), Map.of()) ? options(code, archive -> commonOptions) : List.of();
    }

    private static boolean isLeftToUs(List<String> jvmOptions, Map<String, String> environment) {
        Stream<String> given = Jvm.VARIABLES.stream()
                .flatMap(name -> Stream.of(environment.get(name), System.getenv(name)))
                .filter(value -> value != null)
                .flatMap(value -> Stream.of(value.strip().split("\\s+")));
        return !SharingOptions.areIn(Stream.concat(jvmOptions.stream(), given));
    }

    /** Tells the worker which archive it should find itself to use. */
    private static List<String> name(Archive archive) {
        return List.of("-Duniverse.worker.archive=" + archive.file());
    }

    private List<String> options(Code code, Function<Archive, List<String>> more) {
        return entry(code)
                .archive()
                .map(archive -> Stream.concat(archive.options().stream(), more.apply(archive).stream())
                        .toList())
                .orElse(List.of());
    }

    /** The archive that workers should have had when they were last started and have not. */
    Optional<Wanted> wanted() {
        return current.filter(code -> entry(code).isMissing())
                .map(code -> new Wanted(entry(code).key().orElseThrow(), code));
    }

    /** An archive to be made for a copy of the code. */
    record Wanted(ArchiveKey key, Code code) {}

    Jvm jvm() {
        return jvm;
    }

    /** Throws NoSuchElementException where nothing is kept. */
    ArchiveStore store() {
        return store.orElseThrow();
    }

    /** An archive was made for the copy: its next JVMs use it, and those of keys that no copy has go. */
    void onMade(Wanted wanted, long millis) {
        entries.remove(wanted.code().digest());
        entry(wanted.code())
                .archive()
                .ifPresent(archive -> tell(ArchiveNews.made(wanted.key(), millis, archive.bytes())));
        sweep();
    }

    void onFailed(Wanted wanted, String reason) {
        tell(ArchiveNews.failed(wanted.key(), reason));
    }

    /** Throws away what no copy of the code needs that JVMs were started from. */
    void sweep() {
        store.ifPresent(this::sweep);
    }

    private void sweep(ArchiveStore kept) {
        try {
            kept.keepOnly(entries.values().stream()
                            .flatMap(entry -> entry.key().stream())
                            .collect(Collectors.toSet()))
                    .forEach(name -> tell(ArchiveNews.discarded(name, "the JDK or launcher.jar has changed")));
        } catch (IOException e) {
            tell(ArchiveNews.discarded("*", "cannot be deleted: " + e));
        }
    }

    private Entry entry(Code code) {
        Entry known = entries.get(code.digest());
        if (known == null) {
            known = look(code);
            entries.put(code.digest(), known);
        }
        return known.archive().filter(archive -> !archive.isUntouched()).isEmpty() ? known : drop(code, known);
    }

    private Entry drop(Code code, Entry touched) {
        ArchiveKey key = touched.key().orElseThrow();
        Entry without = new Entry(touched.key(), Optional.empty());
        entries.put(code.digest(), without);
        discard(key, "somebody has written to it");
        return without;
    }

    private Entry look(Code code) {
        if (!isWanted) {
            return Entry.NONE;
        }
        try {
            Path jar = code.classPath().get(0);
            Optional<ArchiveKey> key = ArchiveKey.of(jvm, jar);
            return key.isEmpty() ? Entry.NONE : look(key.get(), jar);
        } catch (IOException e) {
            return Entry.NONE;
        }
    }

    private Entry look(ArchiveKey key, Path jar) {
        ArchiveStore.Found found = store().find(key, jar);
        found.fault().ifPresent(fault -> discard(key, fault));
        return new Entry(Optional.of(key), found.archive());
    }

    private void discard(ArchiveKey key, String reason) {
        try {
            store().discard(key);
            tell(ArchiveNews.discarded(key.name(), reason));
        } catch (IOException e) {
            tell(ArchiveNews.discarded(key.name(), reason + ", but cannot be deleted: " + e));
        }
    }

    /** Tells what has become of archives until now, and from now on. */
    void listen(Consumer<ArchiveNews> told) {
        List<ArchiveNews> before;
        synchronized (untold) {
            listener = told;
            before = List.copyOf(untold);
            untold.clear();
        }
        before.forEach(told);
    }

    private void tell(ArchiveNews news) {
        Consumer<ArchiveNews> told;
        synchronized (untold) {
            told = listener;
            if (told == null) {
                untold.add(news);
            }
        }
        if (told != null) {
            told.accept(news);
        }
    }
}
