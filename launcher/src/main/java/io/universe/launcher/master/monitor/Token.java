package io.universe.launcher.master.monitor;

import io.universe.control.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever changes something at the monitor's port has to know: made once for a home, kept over restarts, in a file that only its user can read. */
final class Token {

    private static final Logger LOG = LoggerFactory.getLogger(Token.class);
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,256}");

    private Token() {}

    /** The one that is there, or a new one: where that cannot be kept, nobody knows it. */
    static String of(Path file) {
        try {
            return kept(file);
        } catch (IOException e) {
            LOG.warn(
                    "The token of the monitor, {}, can be neither used nor written ({}): nothing can be changed over the port until it can and the master restarts; control.sock works",
                    file,
                    e.toString());
            return random();
        }
    }

    /** One that is fit is not written again, since a full disk keeps no master from starting. */
    private static String kept(Path file) throws IOException {
        PrivateFile kept = new PrivateFile(file);
        Optional<String> present = Files.exists(file)
                ? Optional.of(kept.read().strip()).filter(FORM.asMatchPredicate())
                : Optional.empty();
        String token = present.orElseGet(Token::random);
        if (present.isPresent()) {
            kept.hide();
        } else {
            kept.write(token + "\n");
        }
        return token;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
