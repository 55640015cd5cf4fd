package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Kind;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes the memory that there was a value, before its time, where there is no room for it. Versions go on growing, since they come from the clock. */
public final class Forget
        implements EntryProcessor<String, byte[], Boolean>, IdentifiedDataSerializable, HazelcastInstanceAware {

    private long version;
    private transient @Nullable Premises premises;
    private transient boolean isForgotten;

    /** To be read. */
    Forget() {}

    /** The memory of this version. */
    public Forget(long version) {
        this.version = version;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
        premises = Premises.of(instance);
    }

    @Override
    public Boolean process(Map.Entry<String, byte[]> entry) {
        byte[] written = entry.getValue();
        isForgotten = written != null && isMemory(EntryForm.read(written));
        if (isForgotten) {
            Maps.removed(entry);
            if (premises != null) {
                premises.taken(Maps.growth(entry.getKey(), written, null));
            }
        }
        return isForgotten;
    }

    private boolean isMemory(Entry entry) {
        return entry.version() == version && entry.kind() != Kind.VALUE && entry.claim() == null;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public @Nullable EntryProcessor<String, byte[], Boolean> getBackupProcessor() {
        return isForgotten ? (EntryProcessor) new KeepBytes(null, 0) : null;
    }

    @Override
    public int getFactoryId() {
        return CacheSerialization.FACTORY;
    }

    @Override
    public int getClassId() {
        return CacheSerialization.FORGET;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeLong(version);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        version = in.readLong();
    }
}
