package io.universe.monitor.http;

import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses what a foreign web page makes a browser send: a Host or an Origin that is none of the monitor's names (DNS rebinding, cross-site requests). */
record KnownHosts(Set<String> names) implements Handler<RoutingContext> {

    private static final int FORBIDDEN = 403;
    /** Where a browser says a request comes from: this page itself, or its user. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /** Names have no case, and addresses several forms. */
    KnownHosts {
        names = names.stream().map(KnownHosts::canonical).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void handle(RoutingContext context) {
        if (isKnown(context.request())) {
            context.next();
        } else {
            Answers.refuse(
                    context,
                    FORBIDDEN,
                    "Only asked by a name of its own, and by no page of others; monitor.hosts in the configuration adds names");
        }
    }

    private boolean isKnown(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String site = request.getHeader("Sec-Fetch-Site");
        if (authority == null) {
            return isNoBrowser(request);
        }
        return names.contains(canonical(authority.host()))
                && isKnown(request.getHeader(HttpHeaders.ORIGIN))
                && (site == null || OWN_SITES.contains(site));
    }

    /** Load balancers of HTTP/1.0 name no host, which every browser does. */
    private static boolean isNoBrowser(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && request.getHeader("Sec-Fetch-Site") == null;
    }

    private boolean isKnown(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null && names.contains(canonical(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** An IPv6 address in its shortest form without brackets, anything else in lower case. */
    static String canonical(String host) {
        byte @Nullable [] address =
                NetUtil.isValidIpV6Address(host) ? NetUtil.createByteArrayFromIpAddressString(host) : null;
        return address == null ? host.toLowerCase(Locale.ROOT) : NetUtil.bytesToIpAddress(address);
    }
}
