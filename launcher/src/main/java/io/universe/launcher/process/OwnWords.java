package io.universe.launcher.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command line of this process, word by word, as the operating system keeps it. */
public final class OwnWords {

    private static final Path LINUX_COMMAND_LINE = Path.of("/proc/self/cmdline");

    private OwnWords() {}

    /** All of it, in the encoding in which the JVM has read it; empty where the operating system does not tell the words apart. */
    public static List<String> read() {
        try {
            Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
            return split(new String(Files.readAllBytes(LINUX_COMMAND_LINE), charset));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> split(String zeroSeparated) {
        List<String> words = List.of(zeroSeparated.split("\0", -1));
        return zeroSeparated.endsWith("\0") ? words.subList(0, words.size() - 1) : words;
    }
}
