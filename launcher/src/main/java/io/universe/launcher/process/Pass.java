package io.universe.launcher.process;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a master has sealed about a worker and given to it, so that it can come back to the next one: which process life it is, in which process, and what it runs. It says the same to whoever has the seal, and nobody else
 * can make one.
 *
 * @param pid the process
 * @param startTicks when it was started, which tells it from one that gets the id later
 * @param generation of code and configuration
 * @param code the digest of the copy of the code that it runs from
 */
public record Pass(String life, long pid, long startTicks, int generation, String code) {

    private static final String SEPARATOR = "|";

    private String text() {
        return String.join(
                SEPARATOR, life, Long.toString(pid), Long.toString(startTicks), Integer.toString(generation), code);
    }

    /** The secret that makes passes, kept in the home from master to master. */
    public static final class Seal {
        private static final String ALGORITHM = "HmacSHA256";
        private static final int KEY_BYTES = 32;
        private static final int PARTS = 6;

        private final byte[] key;

        private Seal(byte[] key) {
            this.key = key;
        }

        /** A new one, which no other master has. */
        public static Seal random() {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            return new Seal(key);
        }

        /** One that was kept. Throws IllegalArgumentException for what is none. */
        public static Seal of(String text) {
            byte[] key = HexFormat.of().parseHex(text);
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("a seal has " + KEY_BYTES + " bytes, got " + key.length);
            }
            return new Seal(key);
        }

        /** To be kept where nobody else can read it. */
        public String text() {
            return HexFormat.of().formatHex(key);
        }

        /** The pass as its worker gets it. */
        String seal(Pass pass) {
            return pass.text() + SEPARATOR + mac(pass.text());
        }

        /** Reads a pass; empty where this seal has not made it. */
        Optional<Pass> open(String sealed) {
            String[] parts = sealed.split(Pattern.quote(SEPARATOR), -1);
            if (parts.length != PARTS) {
                return Optional.empty();
            }
            String text = String.join(SEPARATOR, Arrays.copyOf(parts, PARTS - 1));
            return isEqual(mac(text), parts[PARTS - 1]) ? Optional.of(read(parts)) : Optional.empty();
        }

        private static Pass read(String[] parts) {
            return new Pass(
                    parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Integer.parseInt(parts[3]), parts[4]);
        }

        private String mac(String text) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
                return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
            }
        }

        private static boolean isEqual(String one, String other) {
            return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }
}
