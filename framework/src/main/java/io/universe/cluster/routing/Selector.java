package io.universe.cluster.routing;

import io.vertx.core.Completable;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.eventbus.impl.clustered.NodeSelector;
import io.vertx.core.spi.cluster.ClusteredNode;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event bus's choice of a node for what it sends, along the routes; a request is noted with the node that it goes to. Safe from any thread. */
public final class Selector implements NodeSelector {

    private static final Logger LOG = LoggerFactory.getLogger(Selector.class);
    private static final int UNFIT = 400;
    private static final int UNKNOWN = 503;

    private final Routes routes;
    private final Requests requests;

    /** Along these routes. */
    public Selector(Routes routes) {
        this.routes = routes;
        this.requests = routes.requests();
    }

    /** Whether it chooses along these routes. */
    public boolean isAlong(Routes others) {
        return routes == others;
    }

    @Override
    public void init(ClusteredNode node) {
        routes.init(node);
    }

    @Override
    public void eventBusStarted() {}

    @Override
    public boolean wantsUpdatesFor(String address) {
        return routes.wantsUpdatesFor(address);
    }

    @Override
    public void registrationsUpdated(RegistrationUpdateEvent event) {
        routes.registrationsUpdated(event);
    }

    @Override
    public void selectForSend(String address, Completable<String> asker) {
        Request request = requests.current(address);
        Targets known = routes.targets(address);
        if (known != null) {
            send(known, request, asker);
        } else {
            routes.route(address).await((targets, failure) -> {
                if (failure == null) {
                    send(targets, request, asker);
                } else {
                    asker.fail(new ReplyException(
                            ReplyFailure.ERROR, UNKNOWN, "it is not known who listens at " + address + ": " + failure));
                }
            });
        }
    }

    private void send(Targets targets, @Nullable Request request, Completable<String> asker) {
        String node = targets.next();
        if (request != null && node != null && !node.equals(routes.self())) {
            requests.sent(request, node);
            routes.failIfLost(node);
        }
        answer(asker, node);
    }

    /** What is asked for is sent in the same call. A message that cannot be brought into the form of the wire fails there, and must not keep others from being sent; nor need its sender wait. */
    private static <T> void answer(Completable<T> asker, @Nullable T nodes) {
        try {
            asker.succeed(nodes);
        } catch (RuntimeException unfit) {
            LOG.warn("a message cannot be sent: {}", unfit.toString());
            asker.fail(new ReplyException(ReplyFailure.ERROR, UNFIT, "it cannot be sent: " + unfit));
        }
    }

    @Override
    public void selectForPublish(String address, Completable<Iterable<String>> asker) {
        Targets known = routes.targets(address);
        if (known != null) {
            answer(asker, known.everybody());
        } else {
            routes.route(address).await((targets, failure) -> {
                if (failure == null) {
                    answer(asker, targets.everybody());
                } else {
                    asker.fail(failure);
                }
            });
        }
    }
}
