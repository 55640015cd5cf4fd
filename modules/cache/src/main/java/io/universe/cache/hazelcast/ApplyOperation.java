package io.universe.cache.hazelcast;

import com.hazelcast.core.EntryEventType;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.map.impl.operation.KeyBasedMapOperation;
import com.hazelcast.map.impl.record.Record;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.impl.operationservice.BackupAwareOperation;
import com.hazelcast.spi.impl.operationservice.MutatingOperation;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Step;
import io.universe.cache.hazelcast.Answer.Applied;
import io.universe.cache.hazelcast.Answer.Full;
import io.universe.cache.hazelcast.Answer.NotUnderstood;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Does an operation to an entry where it lives, on the thread of its partition, by the owner's clock. The operation is read there only: a member that does not know it says so. Copies are sent what it came to, and nothing where nothing has changed.
 *
 * <p>It is to Hazelcast what a put is, and not an entry processor, for which the members that hold the entry would take half as much time again: see decision 36. So it has to do itself what a put does, as far as maps of the cache have it: expiry, events and copies; but they have no store, index, interceptor, near cache or eviction
 * of Hazelcast's, and nobody locks their keys.
 */
final class ApplyOperation extends KeyBasedMapOperation implements BackupAwareOperation, MutatingOperation {

    private byte[] operation = {};
    private transient @Nullable Data answer;
    private transient @Nullable KeepBytes copy;

    /** To be read. */
    ApplyOperation() {}

    /** This operation, as it is written down, to an entry of this map. */
    ApplyOperation(String map, Data key, byte[] operation) {
        super(map, key);
        this.operation = operation;
    }

    @Override
    protected void runInternal() {
        copy = null;
        answer = mapServiceContext.toData(AnswerForm.write(answer(System.currentTimeMillis())));
    }

    /** Whatever is asked of an entry is a use of it, by which it stays longer than others. */
    private Answer answer(long nowMillis) {
        Data old = (Data) recordStore.get(dataKey, false, getCallerAddress(), true);
        Entry before;
        Operation wanted;
        try {
            before = EntryForm.read((byte[]) mapServiceContext.toObject(old));
            wanted = OperationForm.read(operation);
        } catch (IllegalArgumentException unknown) {
            return new NotUnderstood(String.valueOf(unknown.getMessage()));
        }
        Step step = wanted.on(before, nowMillis);
        return step.isChanged() ? changed(new Change(before, old, step), nowMillis) : new Applied(step.reply());
    }

    private record Change(Entry before, @Nullable Data old, Step step) {

        boolean bringsValue() {
            return step.after().kind() == Kind.VALUE
                    && before.version() < step.after().version();
        }
    }

    private Answer changed(Change change, long nowMillis) {
        Entry after = change.step().after();
        Data value = after.isForgettable(nowMillis) ? null : mapServiceContext.toData(EntryForm.write(after));
        long more = Maps.growth(dataKey, change.old(), value);
        Premises premises = Premises.of(getNodeEngine().getHazelcastInstance());
        if (change.bringsValue() && !premises.fits(more)) {
            return new Full(premises.room().max());
        }
        String key = (String) mapServiceContext.toObject(dataKey);
        premises.changed(Maps.namespace(name), key, change.before(), after, more);
        if (value != null || change.old() != null) {
            keep(change.old(), value, PhysicalLife.millis(after, nowMillis));
        }
        return new Applied(change.step().reply());
    }

    private void keep(@Nullable Data old, @Nullable Data value, long lifeMillis) {
        if (value == null) {
            recordStore.delete(dataKey, getCallerProvenance());
        } else {
            recordStore.setWithUncountedAccess(dataKey, value, true, lifeMillis, Record.UNSET);
        }
        mapEventPublisher.publishEvent(getCallerAddress(), name, event(old, value), dataKey, old, value);
        copy = new KeepBytes(name, dataKey, value, lifeMillis);
    }

    private static EntryEventType event(@Nullable Data old, @Nullable Data value) {
        if (value == null) {
            return EntryEventType.REMOVED;
        }
        return old == null ? EntryEventType.ADDED : EntryEventType.UPDATED;
    }

    @Override
    public @Nullable Data getResponse() {
        return answer;
    }

    @Override
    public boolean shouldBackup() {
        return copy != null;
    }

    @Override
    public @Nullable KeepBytes getBackupOperation() {
        return copy;
    }

    @Override
    public int getSyncBackupCount() {
        return mapContainer.getBackupCount();
    }

    @Override
    public int getAsyncBackupCount() {
        return mapContainer.getAsyncBackupCount();
    }

    @Override
    public int getFactoryId() {
        return CacheSerialization.FACTORY;
    }

    @Override
    public int getClassId() {
        return CacheSerialization.APPLY_OPERATION;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        super.writeInternal(out);
        out.writeByteArray(operation);
    }

    @Override
    @SuppressWarnings("NullAway") // it is never written as null
    protected void readInternal(ObjectDataInput in) throws IOException {
        super.readInternal(in);
        operation = in.readByteArray();
    }
}
