import Glibc

/// Why the system refused something, in the words of somebody who has never heard of `errno`; a clause without a stop.
package enum SystemReason {
    /// Of the call that failed just now.
    package static var last: BilingualText { text(errno) }

    /// - Parameter code: as in `errno`.
    package static func text(_ code: Int32) -> BilingualText {
        switch code {
        case ENOENT: .init(zh: "所在的文件夹不存在，或文件已被移走", en: "its folder does not exist, or the file was moved")
        case EACCES, EPERM: .init(zh: "没有权限", en: "permission is denied")
        case EEXIST: .init(zh: "已有同名的文件", en: "there is a file of that name")
        case ENOTDIR: .init(zh: "路径中有一段是文件，不是文件夹", en: "a part of the path is a file and not a folder")
        case EISDIR: .init(zh: "这是文件夹，不是文件", en: "it is a folder and not a file")
        case ENOSPC, EDQUOT: .init(zh: "磁盘空间或配额已用完", en: "the disk or the quota is full")
        case EROFS: .init(zh: "磁盘是只读的", en: "the disk is read-only")
        case ENAMETOOLONG: .init(zh: "文件名或路径太长", en: "the name or the path is too long")
        case EMFILE, ENFILE: .init(zh: "同时打开的文件太多", en: "too many files are open")
        case EBUSY, ETXTBSY: .init(zh: "正被别的程序使用", en: "another program is using it")
        case EFBIG: .init(zh: "文件太大，磁盘格式或系统限额不允许", en: "the file is larger than the disk or the system allows")
        case ELOOP: .init(zh: "链接绕成了圈", en: "links lead in a circle")
        case EIO: .init(zh: "磁盘读写出错", en: "the disk failed")
        case ENOMEM: .init(zh: "内存不足", en: "there is not enough memory")
        default: .init(zh: "系统错误 \(code)（\(String(cString: strerror(code)))）", en: String(cString: strerror(code)))
        }
    }

    package static let notAFile = BilingualText(zh: "这不是普通文件", en: "it is not a regular file")
    package static let outOfMemory = text(ENOMEM)
}
