package io.universe.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which processes of a home unpack what they read from their class path, each in directories of its own. Vert.x would do it in the system's temporary directory, and what is killed would leave
 * it there for ever. What cannot be deleted stays until the next sweep.
 */
public final class Scratch {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final String OPTION = "-Dvertx.cacheDirBase=";

    private final Path directory;

    /** Creates nothing: processes do, where they need it. */
    public Scratch(Path directory) {
        this.directory = directory;
    }

    /**
     * The option by which a JVM is told to unpack in directories that begin with the name of their owner, which no other living process of the home has. It has to stand near the beginning of the command
     * line, where {@link #sweep} can see it.
     */
    public String option(String owner) {
        return OPTION + directory.resolve(owner);
    }

    /** Deletes what an ended process has left. */
    public void delete(String owner) {
        children().filter(child -> belongsTo(directory.resolve(owner), child)).forEach(Scratch::delete);
    }

    /** Deletes what is left of processes that live no more: workers may outlive their master. */
    public void sweep() {
        List<Path> living = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream().flatMap(Arrays::stream))
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> Path.of(argument.substring(OPTION.length())))
                .toList();
        children()
                .filter(child -> living.stream().noneMatch(owner -> belongsTo(owner, child)))
                .forEach(Scratch::delete);
    }

    /** Vert.x adds a hyphen and a number of its own. */
    private static boolean belongsTo(Path owner, Path child) {
        return child.toString().startsWith(owner + "-");
    }

    private Stream<Path> children() {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList().stream();
        } catch (IOException e) {
            LOG.warn("{} cannot be swept: {}", directory, e.toString());
            return Stream.of();
        }
    }

    private static void delete(Path tree) {
        try {
            FileTree.delete(tree);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", tree, e.toString());
        }
    }
}
