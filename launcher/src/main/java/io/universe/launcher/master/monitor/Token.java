package io.universe.launcher.master.monitor;

import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What whoever changes something at the monitor's port has to know: made once for a home, kept over restarts, in a file that only its user can read. */
final class Token {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,256}");

    private Token() {}

    /** The one that is there, or a new one. Throws LauncherFailure (78) where it can be neither read nor written. */
    static String of(Path file) {
        PrivateFile kept = new PrivateFile(file);
        try {
            Optional<String> present =
                    Files.exists(file) ? Optional.of(kept.read().strip()) : Optional.empty();
            String token = present.filter(FORM.asMatchPredicate()).orElseGet(Token::random);
            kept.write(token + "\n");
            return token;
        } catch (IOException e) {
            throw new LauncherFailure(
                    78, "the token of the monitor, " + file + ", cannot be read or written (" + e + "); remove it", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
