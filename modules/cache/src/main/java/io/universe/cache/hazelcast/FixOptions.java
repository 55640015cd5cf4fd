package io.universe.cache.hazelcast;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;

/** Puts the options of a namespace there unless it has some, and gives those that hold. */
final class FixOptions implements EntryProcessor<String, String, String>, IdentifiedDataSerializable {

    private String options = "";

    /** To be read. */
    FixOptions() {}

    FixOptions(String options) {
        this.options = options;
    }

    /** On a copy it comes to the same. */
    @Override
    public String process(Map.Entry<String, String> entry) {
        String fixed = entry.getValue();
        if (fixed != null) {
            return fixed;
        }
        entry.setValue(options);
        return options;
    }

    @Override
    public int getFactoryId() {
        return CacheSerialization.FACTORY;
    }

    @Override
    public int getClassId() {
        return CacheSerialization.FIX_OPTIONS;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(options);
    }

    @Override
    @SuppressWarnings("NullAway") // never written as null
    public void readData(ObjectDataInput in) throws IOException {
        options = in.readString();
    }
}
