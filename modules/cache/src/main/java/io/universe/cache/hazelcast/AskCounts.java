package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Asks a data member what it has counted. Its cost does not grow with the number of entries. */
final class AskCounts implements Callable<byte[]>, IdentifiedDataSerializable, HazelcastInstanceAware {

    private transient @Nullable Premises premises;

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
        premises = Premises.of(instance);
    }

    @Override
    public byte[] call() {
        Premises here = premises == null ? new Premises() : premises;
        return Counts.of(here, System.currentTimeMillis()).write();
    }

    @Override
    public int getFactoryId() {
        return CacheSerialization.FACTORY;
    }

    @Override
    public int getClassId() {
        return CacheSerialization.ASK_COUNTS;
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
