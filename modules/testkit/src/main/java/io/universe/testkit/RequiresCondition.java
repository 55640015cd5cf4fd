package io.universe.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Applies {@link Requires}; each tool is looked for once in a test run. */
final class RequiresCondition implements ExecutionCondition {

    private static final Map<Tool, Boolean> FOUND = new ConcurrentHashMap<>();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Requires.class)
                .map(requires -> evaluate(requires.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no tool"));
    }

    private static ConditionEvaluationResult evaluate(Tool... tools) {
        Requirements requirements =
                Requirements.parse(System.getProperty("universe.require", ""), RequiresCondition::isPresent);
        Requirements.Verdict verdict = requirements.verdict(tools);
        return switch (verdict.outcome()) {
            case RUN -> ConditionEvaluationResult.enabled(verdict.reason());
            case SKIP -> ConditionEvaluationResult.disabled(verdict.reason());
            case FAIL -> throw new AssertionError(verdict.reason() + "; demanded by -Duniverse.require");
        };
    }

    private static boolean isPresent(Tool tool) {
        return FOUND.computeIfAbsent(tool, wanted -> wanted.find().isPresent());
    }
}
