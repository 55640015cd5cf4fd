package io.universe.cache.hazelcast;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;

/** Puts the options of a namespace there unless it has some, and gives those that hold. Those of one life can be replaced: that of which whoever asks knows that it has ended. */
final class FixOptions implements EntryProcessor<String, String, String>, IdentifiedDataSerializable {

    private String options = "";
    private String ended = "";

    /** To be read. */
    FixOptions() {}

    FixOptions(String options) {
        this(options, "");
    }

    /** Also where there is what that life of the namespace has left; empty for none. */
    FixOptions(String options, String ended) {
        this.options = options;
        this.ended = ended;
    }

    /** On a copy it comes to the same. */
    @Override
    public String process(Map.Entry<String, String> entry) {
        String fixed = entry.getValue();
        if (fixed != null && !isLeftOver(fixed)) {
            return fixed;
        }
        entry.setValue(options);
        return options;
    }

    private boolean isLeftOver(String fixed) {
        return !ended.isEmpty() && ended.equals(Fixed.read(fixed).id());
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
        out.writeString(ended);
    }

    @Override
    @SuppressWarnings("NullAway") // neither is ever written as null
    public void readData(ObjectDataInput in) throws IOException {
        options = in.readString();
        ended = in.readString();
    }
}
