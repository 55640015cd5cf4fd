package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Step;
import io.universe.cache.hazelcast.Answer.Applied;
import io.universe.cache.hazelcast.Answer.Full;
import io.universe.cache.hazelcast.Answer.NotUnderstood;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does an operation to an entry where it lives, on the thread of its partition, by the owner's clock. The operation is read there only: a member that does not know it says so. For one entry at a time: what the copy is to keep is what the last one came to.
 */
public final class ApplyOperation
        implements EntryProcessor<String, byte[], byte[]>, IdentifiedDataSerializable, HazelcastInstanceAware {

    private String namespace = "";
    private byte[] operation = {};
    private transient @Nullable Premises premises;
    private transient @Nullable KeepBytes copy;

    /** To be read. */
    ApplyOperation() {}

    /** This operation, to an entry of this namespace. */
    public ApplyOperation(String namespace, Operation operation) {
        this(namespace, OperationForm.write(operation));
    }

    ApplyOperation(String namespace, byte[] operation) {
        this.namespace = namespace;
        this.operation = operation;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
        premises = Premises.of(instance);
    }

    @Override
    public byte[] process(Map.Entry<String, byte[]> entry) {
        copy = null;
        return AnswerForm.write(answer((ExtendedMapEntry<String, byte[]>) entry, System.currentTimeMillis()));
    }

    private Answer answer(ExtendedMapEntry<String, byte[]> entry, long nowMillis) {
        byte[] written = entry.getValue();
        Entry before;
        Operation wanted;
        try {
            before = EntryForm.read(written);
            wanted = OperationForm.read(operation);
        } catch (IllegalArgumentException unknown) {
            return new NotUnderstood(String.valueOf(unknown.getMessage()));
        }
        Step step = wanted.on(before, nowMillis);
        return step.isChanged()
                ? changed(entry, new Change(wanted, before, written, step), nowMillis)
                : new Applied(step.reply());
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Change(Operation wanted, Entry before, byte @Nullable [] written, Step step) {

        boolean bringsValue() {
            return step.after().kind() == Kind.VALUE
                    && before.version() < step.after().version();
        }
    }

    private Answer changed(ExtendedMapEntry<String, byte[]> entry, Change change, long nowMillis) {
        Entry after = change.step().after();
        byte[] bytes = after.isForgettable(nowMillis) ? null : EntryForm.write(after);
        long more = Maps.growth(entry.getKey(), change.written(), bytes);
        if (premises != null && change.bringsValue() && !premises.fits(more)) {
            return new Full(premises.room().max());
        }
        if (bytes != null || change.written() != null) {
            keep(entry, bytes, PhysicalLife.millis(after, nowMillis));
        }
        if (premises != null) {
            premises.changed(namespace, entry.getKey(), change.before(), after, more);
        }
        return new Applied(change.step().reply());
    }

    private void keep(ExtendedMapEntry<String, byte[]> entry, byte @Nullable [] bytes, long lifeMillis) {
        if (bytes == null) {
            Maps.removed(entry);
        } else {
            entry.setValue(bytes, lifeMillis, TimeUnit.MILLISECONDS);
        }
        copy = new KeepBytes(bytes, lifeMillis);
    }

    /** Asked for after each call: nothing where nothing has changed, so that no copy is bothered. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public @Nullable EntryProcessor<String, byte[], byte[]> getBackupProcessor() {
        return (EntryProcessor) copy;
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
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(namespace);
        out.writeByteArray(operation);
    }

    @Override
    @SuppressWarnings("NullAway") // neither is ever written as null
    public void readData(ObjectDataInput in) throws IOException {
        namespace = in.readString();
        operation = in.readByteArray();
    }
}
