package io.universe.monitor.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** What every page is made of: its head, its style, and what a browser may do with it, which is to show it. */
public final class Page {

    /** The type of a page. */
    public static final String TYPE = "text/html; charset=utf-8";

    private static final String STYLE = read("page.css");

    /** The header {@code Content-Security-Policy} of a page: nothing is loaded and nothing runs; the one style is known by its digest. */
    public static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(PageHeaders.digest(STYLE.getBytes(StandardCharsets.UTF_8)))
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    /** The whole page around a body. */
    static String around(String title, Html body) {
        Html head = new Html()
                .open("head")
                .open("meta", "charset", "utf-8")
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n" + head + "<style>" + STYLE + "</style></head>\n<body>" + body
                + "</body>\n</html>\n";
    }

    private static String read(String file) {
        try (InputStream in = Page.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
