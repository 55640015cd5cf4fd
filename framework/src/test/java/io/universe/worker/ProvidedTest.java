package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProvidedTest {

    private final Provided provided = new Provided();

    @Test
    void shouldGiveTheLastOneOfAType() {
        provided.put(CharSequence.class, "first");
        provided.put(CharSequence.class, "second");
        assertThat(provided.required(CharSequence.class)).isEqualTo("second");
    }

    @Test
    void shouldNameTheTypeAndWhatThereIsWhereNothingIsProvided() {
        provided.put(CharSequence.class, "text");
        provided.put(Runnable.class, () -> {});
        assertThat(provided.find(String.class)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provided.required(String.class))
                .withMessageContaining("java.lang.String")
                .withMessageContaining("[java.lang.CharSequence, java.lang.Runnable]");
    }
}
