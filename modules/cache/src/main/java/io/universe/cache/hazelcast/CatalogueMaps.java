package io.universe.cache.hazelcast;

import io.universe.spi.ClusterMaps;

/** The map with the options of namespaces. */
public final class CatalogueMaps implements ClusterMaps {

    @Override
    public String names() {
        return Maps.CATALOGUE;
    }
}
