package io.universe.cache.hazelcast;

import io.universe.spi.ClusterMaps;
import java.util.Optional;

/** The maps with the entries of namespaces. */
public final class CacheMaps implements ClusterMaps {

    @Override
    public String names() {
        return Maps.of("*");
    }

    @Override
    public Optional<String> merging() {
        return Optional.of(HighestVersion.class.getName());
    }
}
