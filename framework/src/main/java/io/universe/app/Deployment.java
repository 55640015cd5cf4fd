package io.universe.app;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import java.util.function.Supplier;

/** A verticle as a module wants it deployed: how to make each instance, and with which options. */
public record Deployment(Supplier<? extends Deployable> verticle, DeploymentOptions options) {

    /** One instance with Vert.x's default options. */
    public static Deployment of(Supplier<? extends Deployable> verticle) {
        return new Deployment(verticle, new DeploymentOptions());
    }
}
