package io.universe.monitor.page;

import io.vertx.core.http.HttpServerResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a browser is told with a page and with each of its files, and how it knows what they hold. */
public final class PageHeaders {

    private PageHeaders() {}

    /**
     * What it may do with it: nothing but what the policy says, and no guessing, and it tells nobody where it was.
     *
     * @param policy the content security policy
     */
    public static HttpServerResponse put(HttpServerResponse response, String policy) {
        return response.putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
    }

    /** By which bytes are known: their SHA-256. */
    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
