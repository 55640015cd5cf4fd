package io.universe;

import io.universe.app.ListenOptions;
import io.universe.app.Listening;
import io.vertx.core.Future;

/** Brings the master of a universe to an application with a main of its own. Found by ServiceLoader; the launcher provides it. */
public interface MasterProvider {

    /** Makes this process the master. Fails where nothing could be started; ends the process when the universe is stopped. */
    Future<Listening> listen(ListenOptions options);
}
