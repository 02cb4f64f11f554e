//! The memory of the browsers that this process has started.

use std::fs;

use anyhow::Result;

/// The peak memory of the renderers since [`forget_peaks`] or their start, in megabytes: of
/// the one that had most (`VmHWM` in `proc(5)`).
///
/// # Errors
///
/// Fails if the system has no `/proc`.
pub fn peak_of_renderers() -> Result<f64> {
    let peaks = renderers()?.into_iter().filter_map(|process| field(process, "VmHWM:"));
    Ok(peaks.map(|kilobytes| f64::from(kilobytes) / 1_024.0).fold(0.0, f64::max))
}

/// Has the peaks begin at what the renderers use now.
///
/// # Errors
///
/// Fails if the system has no `/proc`, or a renderer is gone.
pub fn forget_peaks() -> Result<()> {
    for process in renderers()? {
        fs::write(format!("/proc/{process}/clear_refs"), "5")?;
    }
    Ok(())
}

/// The renderers among the descendants of this process.
fn renderers() -> Result<Vec<u32>> {
    let mut descendants = vec![std::process::id()];
    let processes: Vec<_> = fs::read_dir("/proc")?
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok())
        .collect();
    // Several passes: a child usually has a higher id than its parent, but not always.
    for _ in 0..4 {
        for process in &processes {
            let is_child = field(*process, "PPid:").is_some_and(|it| descendants.contains(&it));
            if is_child && !descendants.contains(process) {
                descendants.push(*process);
            }
        }
    }
    descendants.retain(|process| {
        let command = fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
        command.contains("--type=renderer")
    });
    Ok(descendants)
}

/// A number in the status of a process.
fn field(process: u32, name: &str) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
