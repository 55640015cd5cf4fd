package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cache.entry.Claim;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Operation.Begin;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.entry.Operation.Evict;
import io.universe.cache.entry.Operation.Expire;
import io.universe.cache.entry.Operation.Forget;
import io.universe.cache.entry.Operation.Put;
import io.universe.cache.entry.Operation.Renew;
import io.universe.cache.entry.Operation.Restore;
import io.universe.cache.entry.Operation.Settle;
import io.universe.cache.entry.Reply;
import io.universe.cache.entry.Reply.Outcome;
import io.universe.cache.port.Notice;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written on one member is read on another, or refused clearly. */
class FormsTest {

    private static final byte[] BYTES = {1, 2, 3};
    private static final Claim CLAIM = new Claim("token", "owner", 99, Set.of("w\u00e4iter"));
    private static final Entry ENTRY = new Entry(Kind.VALUE, 7, Entry.NEVER, CLAIM, BYTES);

    static Operation[] operations() {
        return new Operation[] {
            new Put(BYTES, 5, true),
            new Put(new byte[0], Entry.NEVER, false),
            new Delete(),
            new Begin("token", "node", 5, "gone"),
            new Begin("token", "node", 5, null),
            new Renew("token", 5),
            new Settle("token", Kind.FAILURE, BYTES, 5),
            new Expire(5),
            new Evict(6),
            new Forget(7),
            new Restore(ENTRY)
        };
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldReadEveryOperation(Operation operation) {
        Operation read = OperationForm.read(OperationForm.write(operation));
        assertThat(read).usingRecursiveComparison().isEqualTo(operation);
        assertThat(OperationForm.write(read)).isEqualTo(OperationForm.write(operation));
    }

    @Test
    void shouldSayWhatIsNotKnown() {
        assertThatThrownBy(() -> OperationForm.read(new byte[] {2, 1})).hasMessageContaining("form 2");
        assertThatThrownBy(() -> OperationForm.read(new byte[] {1, 77})).hasMessageContaining("kind 77");
        assertThatThrownBy(() -> AnswerForm.read(new byte[] {1, 9})).hasMessageContaining("1.9");
        assertThatThrownBy(() -> Counts.read(new byte[] {9})).hasMessageContaining("form 9");
    }

    @Test
    void shouldReadEveryAnswer() {
        Reply reply = new Reply(Outcome.PENDING, 5, ENTRY, CLAIM, 4);
        Reply bare = new Reply(Outcome.DONE, 5, null, null, 0);
        for (Answer answer : new Answer[] {
            new Answer.Applied(reply), new Answer.Applied(bare), new Answer.Full(64), new Answer.NotUnderstood("why")
        }) {
            assertThat(AnswerForm.read(AnswerForm.write(answer)))
                    .usingRecursiveComparison()
                    .isEqualTo(answer);
        }
    }

    @Test
    void shouldReadANotice() {
        Notice notice = new Notice("n", "k\u00e9y", "t", Kind.VALUE, 8, BYTES);
        assertThat(NoticeForm.read(NoticeForm.write(notice)))
                .usingRecursiveComparison()
                .isEqualTo(notice);
    }

    @Test
    void shouldReadCounts() {
        Counts counts =
                new Counts(77, Map.of("n", new Counts.OfNamespace(3, new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})));
        assertThat(Counts.read(counts.write())).usingRecursiveComparison().isEqualTo(counts);
    }
}
