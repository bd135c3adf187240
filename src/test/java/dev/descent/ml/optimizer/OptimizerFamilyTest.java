package dev.descent.ml.optimizer;

import dev.descent.ml.spec.FamilyContract;

class OptimizerFamilyTest extends FamilyContract<OptimizerSpec> {
    OptimizerFamilyTest() {
        super(OptimizerSpec.class);
    }
}
