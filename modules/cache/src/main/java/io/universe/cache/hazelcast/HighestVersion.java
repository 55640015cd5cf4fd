package io.universe.cache.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import io.universe.cache.entry.EntryForm;
import org.jspecify.annotations.Nullable;

/** Where halves of a cluster meet again, the entry with the higher version stays, and the one of the larger half where both have the same. Made by Hazelcast, by its name. */
public final class HighestVersion implements SplitBrainMergePolicy<byte[], MergingValue<byte[]>, Object> {

    @Override
    public byte @Nullable [] merge(MergingValue<byte[]> merging, @Nullable MergingValue<byte[]> existing) {
        byte[] theirs = merging.getDeserializedValue();
        byte[] ours = existing == null ? null : existing.getDeserializedValue();
        if (ours == null) {
            return theirs;
        } else if (theirs == null) {
            return ours;
        }
        return EntryForm.versionOf(theirs) > EntryForm.versionOf(ours) ? theirs : ours;
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
