package dev.descent.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/** A compiled class of the product with other texts in it, for processes that are to be broken. */
final class PatchedClass {
    private PatchedClass() {}

    /**
     * Writes the class.
     *
     * @param folder to be put before the product's classes
     * @param name of the class, with slashes
     * @param change of each text that stands in it
     */
    static void write(Path folder, String name, UnaryOperator<String> change) throws IOException {
        ClassReader reader = new ClassReader(name.replace('/', '.'));
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new Texts(writer, change), 0);
        Path file = folder.resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, writer.toByteArray());
    }

    private static final class Texts extends ClassVisitor {
        private final UnaryOperator<String> change;

        Texts(ClassVisitor next, UnaryOperator<String> change) {
            super(Opcodes.ASM9, next);
            this.change = change;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
            return super.visitField(access, name, type, signature, changed(value));
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, signature, thrown)) {
                @Override
                public void visitLdcInsn(Object value) {
                    super.visitLdcInsn(changed(value));
                }
            };
        }

        private Object changed(Object value) {
            return value instanceof String text ? change.apply(text) : value;
        }
    }
}
