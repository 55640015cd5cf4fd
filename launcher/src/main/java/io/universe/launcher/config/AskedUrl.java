package io.universe.launcher.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the application is asked for ECV: a path of the first context with a port, or all of a URL. */
final class AskedUrl {

    static final String ALLOWED = "a path that begins with /, or a URL such as http://127.0.0.1:8080/health";

    /** A name, which in a private network may have signs that a host on the internet has not, or an address; and a port. */
    private static final Pattern AUTHORITY = Pattern.compile("([\\w.~-]+|\\[[\\p{XDigit}:.]+])(?::(\\d{1,9}))?");

    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final int HIGHEST_PORT = 65_535;

    private AskedUrl() {}

    /** The text, where it can be asked. Throws IllegalArgumentException with what is wrong about it. */
    static String parse(String text) {
        URI uri = uri(text);
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "has a fragment, #" + uri.getRawFragment() + ", which no server is told");
        }
        if (!text.startsWith("/") || uri.getRawAuthority() != null) {
            requireAddress(uri);
        }
        return text;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL (" + e.getReason() + ")", e);
        }
    }

    private static void requireAddress(URI uri) {
        if (uri.getScheme() == null) {
            throw new IllegalArgumentException("is neither");
        }
        if (!SCHEME.matcher(uri.getScheme()).matches()) {
            throw new IllegalArgumentException("is not of http or https");
        }
        Matcher authority =
                AUTHORITY.matcher(Optional.ofNullable(uri.getRawAuthority()).orElse(""));
        if (!authority.matches()) {
            throw new IllegalArgumentException("names no host, with a port or without");
        }
        if (authority.group(2) != null && !isPort(Integer.parseInt(authority.group(2)))) {
            throw new IllegalArgumentException("has no port from 1 to " + HIGHEST_PORT);
        }
    }

    private static boolean isPort(int number) {
        return number > 0 && number <= HIGHEST_PORT;
    }
}
