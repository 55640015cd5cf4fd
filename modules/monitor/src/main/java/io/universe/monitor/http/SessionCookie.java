package io.universe.monitor.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a browser brings the session it has: in a cookie that no script sees and no other site has sent. Its name tells the port, since cookies know none, and universes are neighbours. */
final class SessionCookie {

    private SessionCookie() {}

    static void set(HttpServerRequest request, String value) {
        request.response().addCookie(cookie(request, value).setMaxAge(Sessions.LIFETIME.toSeconds()));
    }

    static void clear(HttpServerRequest request) {
        request.response().addCookie(cookie(request, "").setMaxAge(0));
    }

    static Optional<String> value(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name(request))).map(Cookie::getValue);
    }

    /** Whether the request comes from a page of this very monitor. To other ports of this machine a browser sends the cookie too, and their pages are of the same site; their origin is another. */
    static boolean isOfOwnPage(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        HostAndPort authority = request.authority();
        return origin != null && authority != null && authority.toString().equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Cookie cookie(HttpServerRequest request, String value) {
        return Cookie.cookie(name(request), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(request.isSSL())
                .setSameSite(CookieSameSite.STRICT);
    }

    private static String name(HttpServerRequest request) {
        return "universe-" + request.localAddress().port();
    }
}
