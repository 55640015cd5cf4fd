package io.universe.cache.port;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** Which namespaces there are, with the options that were fixed, and where their entries are. Safe from any thread. */
public interface Catalogue {

    /** Fixes these options, as {@link FixedOptions} writes them, unless the namespace has some; gives those that hold. A persisted namespace has its values back when it completes. */
    Future<JsonObject> fix(String namespace, JsonObject options);

    /** The namespaces in use, in no order. */
    Future<List<String>> names();

    /** The entries of a namespace whose options were fixed. */
    Entries entries(String namespace);

    /** Completes when what the key has at this version will outlive every process; at once in a namespace that is not persisted. */
    Future<Void> secured(String namespace, String key, long version);

    /** Forgets the options and every entry, here and on disk; those who follow are told of each value, then those who listen to {@link #onDestroyed}: this node's before it completes, other nodes' soon. */
    Future<Void> destroy(String namespace);

    /** Calls the listener with the name of every namespace that was destroyed, by whatever node; on any thread. */
    void onDestroyed(Consumer<String> listener);
}
