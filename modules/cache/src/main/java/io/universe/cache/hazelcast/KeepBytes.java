package io.universe.cache.hazelcast;

import com.hazelcast.internal.serialization.Data;
import com.hazelcast.map.impl.operation.KeyBasedMapOperation;
import com.hazelcast.map.impl.record.Record;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.impl.operationservice.BackupOperation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Has a member that holds a copy keep what its owner has made of the entry. The rules are not applied again: another clock and another version could come to something else. */
final class KeepBytes extends KeyBasedMapOperation implements BackupOperation {

    private long lifeMillis;

    /** To be read. */
    KeepBytes() {}

    /** Null removes the entry. */
    KeepBytes(String map, Data key, @Nullable Data value, long lifeMillis) {
        super(map, key, value);
        this.lifeMillis = lifeMillis;
    }

    /** As Hazelcast's own {@code PutBackupOperation}, which would bring the figures of the owner's record too, and not count what is taken. */
    @Override
    protected void runInternal() {
        Data old = (Data) recordStore.get(dataKey, true, getCallerAddress(), false);
        if (dataValue == null) {
            recordStore.removeBackup(dataKey, getCallerProvenance());
        } else {
            recordStore.putBackupForEntryProcessor(
                    dataKey, dataValue, true, lifeMillis, Record.UNSET, Record.UNSET, getCallerProvenance());
        }
        Premises.of(getNodeEngine().getHazelcastInstance()).taken(Maps.growth(dataKey, old, dataValue));
    }

    @Override
    public int getFactoryId() {
        return CacheSerialization.FACTORY;
    }

    @Override
    public int getClassId() {
        return CacheSerialization.KEEP_BYTES;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        super.writeInternal(out);
        out.writeLong(lifeMillis);
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        super.readInternal(in);
        lifeMillis = in.readLong();
    }
}
