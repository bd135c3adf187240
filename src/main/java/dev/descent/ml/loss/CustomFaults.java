package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.formula.Formula;
import dev.descent.ml.formula.Input;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.stream.Stream;

/** What of a formula does not go together with labels, where the losses that it names do. */
record CustomFaults(Custom loss, Formula formula, Target target) {

    void addTo(Faults faults) {
        faults.check(
                !formula.looksAtNeighbours() || target.positions() > 1,
                Custom.FORMULA.name(),
                "has dx or dy, which look at neighbouring pixels: it needs labels that are maps");
        loss.parameters()
                .forEach((name, number) ->
                        number.check(target, outputs(), Violation.join(Custom.PARAMETERS.name(), name), faults));
        if (!loss.used().isEmpty()) {
            checkLosses(faults);
        }
    }

    private void checkLosses(Faults faults) {
        loss.used()
                .forEach((name, inner) -> faults.check(
                        Sum.learned(inner).isEmpty(),
                        loss.path(name),
                        "learns weights, which only the outermost sum can"));
        String apart = Composite.disagreement(loss.inner(), target);
        if (apart != null) {
            faults.add(Custom.FORMULA.name(), apart);
        }
        boolean plain = loss.readout(target).equals(new PlainReadout(target.outputs()));
        boolean elementwise = Stream.of(Input.values()).anyMatch(formula::uses);
        faults.check(
                plain || !elementwise,
                Custom.FORMULA.name(),
                "names labels or outputs one by one, beside a loss that takes "
                        + loss.readout(target).meaning());
    }

    private int outputs() {
        return loss.outputs(target);
    }
}
