package io.universe.cluster.registrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.membership.Membership;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the event bus is told of who listens where. */
class KnownRoutesTest {

    private final RegistrationInfo alive = new RegistrationInfo("alive", 1, false);
    private final RegistrationInfo dying = new RegistrationInfo("dying", 1, false);
    private final Map<String, List<RegistrationInfo>> bus = new HashMap<>();
    private final KnownRoutes routes = new KnownRoutes(address -> List.of());

    @BeforeEach
    void listen() {
        routes.deliverTo(new RegistrationListener() {
            @Override
            public void registrationsUpdated(RegistrationUpdateEvent event) {
                bus.put(event.address(), event.registrations());
            }

            @Override
            public boolean wantsUpdatesFor(String address) {
                return !address.equals("forgotten");
            }
        });
    }

    @Test
    void shouldTakeTheDeadFromTheEventBusAtOnce() {
        routes.onLookUp("work", List.of(alive, dying));
        routes.onLookUp("other", List.of(alive));
        routes.onLost("dying");
        assertThat(bus).containsOnlyKeys("work").containsEntry("work", List.of(alive));
    }

    @Test
    void shouldNotLetTheDeadThroughAgain() {
        routes.onLost("dying");
        assertThat(routes.onLookUp("work", List.of(alive, dying))).containsExactly(alive);
        routes.registrationsUpdated(new RegistrationUpdateEvent("work", List.of(dying)));
        assertThat(bus).containsEntry("work", List.of());
    }

    @Test
    void shouldLetThroughWhomTheClusterFoundAgain() {
        routes.onLost("dying");
        routes.onFound("dying");
        assertThat(routes.onLookUp("work", List.of(dying))).containsExactly(dying);
    }

    @Test
    void shouldNotRememberTheDeadForEver() {
        routes.onLost("dying");
        for (int i = 1; i < Membership.DEAD_REMEMBERED; i++) {
            routes.onLost("dead-" + i);
        }
        assertThat(routes.isLost(dying)).isTrue();
        routes.onLost("one-too-many");
        assertThat(routes.isLost(dying)).isFalse();
    }

    @Test
    void shouldForgetWhatTheEventBusForgot() {
        routes.onLookUp("work", List.of(alive));
        routes.onLookUp("forgotten", List.of(alive));
        routes.onLookUp("nobody", List.of());
        assertThat(routes.addresses()).containsExactly("work");
    }
}
