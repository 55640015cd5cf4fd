package io.universe.cluster.session;

import io.universe.cluster.emitter.Envelope;
import io.vertx.core.eventbus.Message;

/** Whose an address of the event bus is: the application's, or one at which nodes talk to each other. */
public final class BusAddresses {

    private BusAddresses() {}

    /** Whether an address is the application's. */
    public static boolean isOfTheApplication(String address) {
        return !address.startsWith(NodeMessage.ADDRESS_PREFIX);
    }

    /** The same of a message: what the emitters of nodes say to each other is the application's too, whatever the address. */
    public static boolean isOfTheApplication(Message<?> message) {
        return isOfTheApplication(message.address()) || isOfAnEmitter(message);
    }

    /** What cannot be read is refused when it is delivered. */
    private static boolean isOfAnEmitter(Message<?> message) {
        try {
            return message.body() instanceof Envelope;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
