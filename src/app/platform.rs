//! What an operating system or a driver demands in its own terms.
//!
//! The one module where `unsafe` may stand. Knows no exhibit.

/// The name of the OpenGL renderer, such as `llvmpipe (LLVM 15.0.6, 256 bits)`.
#[expect(unsafe_code, reason = "asking OpenGL for its name is an unsafe call in glow")]
pub(super) fn renderer_name(gl: &eframe::glow::Context) -> String {
    use eframe::glow::HasContext as _;
    // SAFETY: eframe has made the context current on this thread while the app is created, and
    // GL_RENDERER is a name that glGetString knows in every version.
    unsafe { gl.get_parameter_string(eframe::glow::RENDERER) }
}
