package io.universe.worker.inspection;

import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** How an inspection is done. Takes its time, on a thread of its own. */
@FunctionalInterface
interface Looking {

    /** Leaves what is found in the look's file, or returns what is to be said. */
    JsonObject at(Look look) throws InspectionRefusal, IOException, InterruptedException;
}
