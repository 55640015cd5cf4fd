package io.universe.cluster.routing;

import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.eventbus.impl.OutboundDeliveryContext;
import java.util.function.Predicate;

/**
 * What passes on the event bus, seen from both sides: it notes which request goes to which node, and which were answered. Interceptors that an application adds come after it; one that sends later than it is
 * called loses its requests out of sight, and these fail by their time-out only.
 */
public final class BusTap {

    /** The code of a failure because the node that was asked is gone: that of all failures that are Vert.x's own, so that no application takes it for the word of a handler. */
    public static final int GONE = -1;

    private static final String REPLY = "__vertx.reply.";
    private static final DeliveryOptions HERE = new DeliveryOptions().setLocalOnly(true);

    private final EventBus bus;
    private final Routes routes;
    private final Requests requests;
    private final Unanswered unanswered;
    private final Predicate<Message<?>> isOfTheApplication;

    private BusTap(EventBus bus, Routes routes, Unanswered unanswered, Predicate<Message<?>> isOfTheApplication) {
        this.bus = bus;
        this.routes = routes;
        this.requests = routes.requests();
        this.unanswered = unanswered;
        this.isOfTheApplication = isOfTheApplication;
    }

    /** Begins to listen on the bus of this node; what the application is asked is noted as unanswered. */
    public static void install(
            EventBus bus, Routes routes, Unanswered unanswered, Predicate<Message<?>> isOfTheApplication) {
        BusTap tap = new BusTap(bus, routes, unanswered, isOfTheApplication);
        routes.requests().onFailure(tap::fail);
        bus.addOutboundInterceptor(tap::onSent).addInboundInterceptor(tap::onReceived);
    }

    private <T> void onSent(DeliveryContext<T> delivery) {
        Message<T> message = delivery.message();
        String address = message.address();
        String reply = message.replyAddress();
        boolean isReply = address.startsWith(REPLY);
        if (isReply) {
            unanswered.answered(address);
        }
        if (reply == null) {
            delivery.next();
        } else if (isReply) {
            onReplySent(message, reply, timeout(delivery));
            delivery.next();
        } else {
            requests.send(address, reply, timeout(delivery), delivery::next);
        }
    }

    private void onReplySent(Message<?> message, String reply, long timeoutMillis) {
        String node = RepliedTo.of(message);
        if (node != null) {
            routes.sendingReply(reply, timeoutMillis, node);
        }
    }

    private static long timeout(DeliveryContext<?> delivery) {
        return delivery instanceof OutboundDeliveryContext<?> outbound
                ? outbound.options.getSendTimeout()
                : DeliveryOptions.DEFAULT_TIMEOUT;
    }

    private <T> void onReceived(DeliveryContext<T> delivery) {
        Message<T> message = delivery.message();
        String address = message.address();
        if (address.startsWith(REPLY)) {
            requests.answered(address);
        }
        String reply = message.replyAddress();
        if (reply != null && isOfTheApplication.test(message)) {
            unanswered.received(reply);
        }
        delivery.next();
    }

    private void fail(String reply, String node) {
        bus.send(reply, new ReplyException(ReplyFailure.RECIPIENT_FAILURE, GONE, "node " + node + " is gone"), HERE);
    }
}
