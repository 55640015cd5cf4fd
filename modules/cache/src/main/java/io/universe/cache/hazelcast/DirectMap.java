package io.universe.cache.hazelcast;

import com.hazelcast.internal.serialization.Data;
import com.hazelcast.map.IMap;
import com.hazelcast.map.impl.MapService;
import com.hazelcast.map.impl.operation.GetOperation;
import com.hazelcast.map.impl.operation.MapOperation;
import com.hazelcast.spi.impl.AbstractDistributedObject;
import com.hazelcast.spi.impl.NodeEngine;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A map whose single entries are asked for past Hazelcast's own methods: the owner is sought, and sought again where the entry has moved or its owner has gone, as for a get or a put. For a future of the map's, and for each one that is made of it, Hazelcast has another thread run, whoever waits, which takes a third of the time of who asks.
 * Those of here complete where it answers.
 */
record DirectMap(IMap<String, byte[]> map, NodeEngine engine) implements EntryMap {

    static DirectMap of(IMap<String, byte[]> map) {
        return new DirectMap(map, ((AbstractDistributedObject<?>) map).getNodeEngine());
    }

    @Override
    public CompletableFuture<byte @Nullable []> read(String key) {
        Data written = written(key);
        return ask(new GetOperation(map.getName(), written), written);
    }

    @Override
    public CompletableFuture<byte @Nullable []> apply(String key, byte[] operation) {
        Data written = written(key);
        return ask(new ApplyOperation(map.getName(), written, operation), written);
    }

    private Data written(String key) {
        return engine.getSerializationService().toData(key);
    }

    private CompletableFuture<byte @Nullable []> ask(MapOperation operation, Data key) {
        int partition = engine.getPartitionService().getPartitionId(key);
        return engine.getOperationService().invokeOnPartitionAsync(MapService.SERVICE_NAME, operation, partition);
    }
}
