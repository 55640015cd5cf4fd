package io.universe.cluster.registrations;

import io.universe.cluster.routing.Selector;
import io.vertx.core.impl.VertxBootstrapImpl;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;

/** Makes a clustered Vert.x of the framework ask its {@link RegistrationKeeper} where to send. Found by ServiceLoader, as there is no other public way to a selector of nodes in Vert.x 5.0; leaves every other Vert.x alone. */
public final class RoutesInstaller implements VertxServiceProvider {

    @Override
    public void init(VertxBootstrap bootstrap) {
        if (bootstrap instanceof VertxBootstrapImpl vertx
                && vertx.clusterManager() instanceof RegistrationKeeper keeper) {
            vertx.clusterNodeSelector(new Selector(keeper.routes()));
        }
    }
}
