package io.universe.cache.hazelcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.map.impl.operation.KeyBasedMapOperation;
import io.universe.cache.entry.Operation.Delete;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members ask of each other arrives as it was sent. */
class OnTheWireTest {

    private static final String MAP = Maps.of("books");

    private final InternalSerializationService forms = new DefaultSerializationServiceBuilder().build();
    private final Data key = forms.toData("emma");

    @AfterEach
    void close() {
        forms.dispose();
    }

    private KeyBasedMapOperation read(KeyBasedMapOperation sent) {
        KeyBasedMapOperation read = forms.toObject(forms.toData(sent));
        assertThat(read).hasSameClassAs(sent);
        assertThat(read.getName()).isEqualTo(MAP);
        assertThat(read.getKey()).isEqualTo(key);
        assertThat(forms.<Data>toData(read)).isEqualTo(forms.toData(sent));
        return read;
    }

    @Test
    void shouldReadWhatAnOwnerIsAskedFor() {
        KeyBasedMapOperation read = read(new ApplyOperation(MAP, key, OperationForm.write(new Delete())));
        assertThat(((ApplyOperation) read).shouldBackup()).isFalse();
    }

    @Test
    void shouldReadWhatACopyIsToKeep() {
        Data value = forms.toData("austen".getBytes(UTF_8));
        assertThat(read(new KeepBytes(MAP, key, value, 5)).getValue()).isEqualTo(value);
        assertThat(read(new KeepBytes(MAP, key, null, 0)).getValue()).isNull();
    }
}
