package io.universe.cache.front;

import io.universe.cache.port.Catalogue;
import io.universe.cache.port.Clockwork;
import io.universe.cache.port.Notices;

/** What all namespaces of a node have in common. */
record World(
        Catalogue catalogue,
        Notices notices,
        Clockwork clockwork,
        FrontOptions options,
        Deadlines deadlines,
        Departed departed) {}
